//! The names that files in a package may have. A name is checked before anything else is made of it.

/// The page to begin with.
pub(super) const PAGE: &str = "index.html";
/// The version in force.
pub(super) const PLAN: &str = "plan.json";
/// What the package says of itself.
pub(super) const MANIFEST: &str = "manifest.json";
/// The signature of that.
pub(super) const SIGNATURE: &str = "manifest.json.minisig";
/// The check sums of all files.
pub(super) const CHECK_SUMS: &str = "manifest-sha256.txt";
/// Which form the check sums have.
pub(super) const BAG: &str = "bagit.txt";
/// The content of [`BAG`].
pub(super) const BAG_TEXT: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/// The folders, each with the kinds of file that may stand in it. Nothing that a double click would run.
const FOLDERS: [(&str, &[&str]); 3] = [("versions", &["json"]), ("readable", &["pdf"]), ("advice", ADVICE)];

/// The kinds of file that advice may be.
pub(super) const ADVICE: &[&str] = &[
    "pdf", "docx", "doc", "odt", "rtf", "txt", "png", "jpg", "jpeg", "tif", "tiff", "xlsx", "ods", "eml",
    "msg",
];

/// Names that Windows keeps for devices, whatever follows the point.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// The longest name.
const LONGEST: usize = 80;

/// Whether a file of a package may have this name.
pub(super) fn is_name(name: &str) -> bool {
    if [PAGE, PLAN, MANIFEST, SIGNATURE, CHECK_SUMS, BAG].contains(&name) {
        return true;
    }
    let Some((folder, file)) = name.split_once('/') else { return false };
    let Some((_, kinds)) = FOLDERS.iter().find(|(known, _)| *known == folder) else { return false };
    let Some((stem, kind)) = file.split_once('.') else { return false };
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let device = stem.trim_end_matches(|c: char| c.is_ascii_digit()).to_ascii_lowercase();
    name.len() <= LONGEST
        && stem.starts_with(|c: char| c.is_ascii_alphanumeric())
        && stem.chars().all(plain)
        && !DEVICES.contains(&device.as_str())
        && kinds.contains(&kind)
}

/// The file of a version.
pub(super) fn version(number: u32) -> String {
    format!("versions/v{number}.json")
}

/// A name from a stranger, for a message: only what an honest one is made of.
pub(super) fn shown(name: &str) -> String {
    name.chars().filter(|c| c.is_ascii_alphanumeric() || "/._-".contains(*c)).take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_names_in_known_folders_are_names() {
        for name in ["plan.json", "versions/v12.json", "readable/professional.pdf", "advice/K2-1.docx"] {
            assert!(is_name(name), "{name}");
        }
        for name in [
            "",
            "other.txt",
            "../plan.json",
            "/plan.json",
            "advice/../../x.pdf",
            "advice/x.exe",
            "advice/x.html",
            "advice/x.pdf.exe",
            "advice/.pdf",
            "advice/con.pdf",
            "advice/COM1.pdf",
            "advice\\x.pdf",
            "advice/x/y.pdf",
            "advice/\u{e9}.pdf",
            "advice/x.pdf\0",
            "c:/plan.json",
            "PLAN.JSON",
        ] {
            assert!(!is_name(name), "{name}");
        }
    }
}
