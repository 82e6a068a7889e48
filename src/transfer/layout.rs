//! How a package lies in its file, byte by byte: a ZIP file that could not be written in any other way.
//!
//! Every entry is stored as it is, in the order of the names, with one time stamp, without comments,
//! extra fields or gaps. So the same entries always give the same bytes, in every version of this program
//! and on every machine, nothing can unpack to more than its own size, and a single other byte anywhere is
//! seen by writing the entries again ([`is_exact`]). ZIP: APPNOTE.TXT 6.3.10 of PKWARE.

/// One file of a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name inside the package: ASCII, folders parted by `/`.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The version of the ZIP format that is needed to read an entry: 2.0, for folders in names.
const VERSION: u16 = 20;
/// 1 January 1980, the first day that ZIP knows.
const DAY: u16 = 0x0021;

/// Writes the entries in the order of their names. Names are taken to be checked, and unlike.
#[must_use]
pub fn lay_out(entries: &[Entry]) -> Vec<u8> {
    let mut sorted: Vec<&Entry> = entries.iter().collect();
    sorted.sort_by(|one, two| one.name.cmp(&two.name));
    let size: usize = sorted.iter().map(|entry| entry.bytes.len() + 2 * entry.name.len() + 76).sum();
    let (mut out, mut list) = (Vec::with_capacity(size + 22), Vec::new());
    for entry in &sorted {
        let mut shared = Vec::with_capacity(26);
        word(&mut shared, VERSION);
        for nothing_special in [0, 0, 0, DAY] {
            // Flags, method (stored), time, day.
            word(&mut shared, nothing_special);
        }
        double(&mut shared, crc32fast::hash(&entry.bytes));
        double(&mut shared, short(entry.bytes.len()));
        double(&mut shared, short(entry.bytes.len()));
        word(&mut shared, u16::try_from(entry.name.len()).unwrap_or(u16::MAX));
        word(&mut shared, 0);

        list.extend_from_slice(b"PK\x01\x02");
        word(&mut list, VERSION);
        list.extend_from_slice(&shared);
        for nothing in [0, 0, 0, 0, 0] {
            // Comment, disk, attributes.
            word(&mut list, nothing);
        }
        double(&mut list, short(out.len()));
        list.extend_from_slice(entry.name.as_bytes());

        out.extend_from_slice(b"PK\x03\x04");
        out.extend_from_slice(&shared);
        out.extend_from_slice(entry.name.as_bytes());
        out.extend_from_slice(&entry.bytes);
    }
    let (count, start) = (u16::try_from(sorted.len()).unwrap_or(u16::MAX), short(out.len()));
    out.extend_from_slice(&list);
    out.extend_from_slice(b"PK\x05\x06");
    for number in [0, 0, count, count] {
        word(&mut out, number);
    }
    double(&mut out, short(list.len()));
    double(&mut out, start);
    word(&mut out, 0);
    out
}

/// Whether a file is exactly these entries, and has no byte beside them.
#[must_use]
pub fn is_exact(file: &[u8], entries: &[Entry]) -> bool {
    lay_out(entries) == file
}

fn word(out: &mut Vec<u8>, number: u16) {
    out.extend_from_slice(&number.to_le_bytes());
}

fn double(out: &mut Vec<u8>, number: u32) {
    out.extend_from_slice(&number.to_le_bytes());
}

/// A size or a place in the file. Packages end far below four gigabytes.
fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn entries() -> Vec<Entry> {
        [("versions/v1.json", &b"{}"[..]), ("index.html", b"<p>"), ("advice/1-report.pdf", b"")]
            .map(|(name, bytes)| Entry { name: name.to_owned(), bytes: bytes.to_vec() })
            .to_vec()
    }

    #[test]
    fn another_reader_finds_the_same_entries() {
        let file = lay_out(&entries());
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&file)).unwrap();
        let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
        assert_eq!(names, ["advice/1-report.pdf", "index.html", "versions/v1.json"]);
        let mut page = String::new();
        archive.by_name("index.html").unwrap().read_to_string(&mut page).unwrap();
        assert_eq!(page, "<p>");
    }

    #[test]
    fn order_does_not_matter_and_every_byte_does() {
        let mut turned = entries();
        turned.reverse();
        let file = lay_out(&entries());
        assert!(is_exact(&file, &turned));
        for at in 0..file.len() {
            let mut other = file.clone();
            other[at] ^= 1;
            assert!(!is_exact(&other, &turned));
        }
        assert!(!is_exact(&[file.as_slice(), b" "].concat(), &turned));
    }
}
