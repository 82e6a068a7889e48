//! The fonts, compiled into the program; the system's fonts are never asked.

/// The families of the fallback chain, in the order in which templates name them.
pub(super) const FAMILIES: &[&str] = &[
    "Atkinson Hyperlegible Next",
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Bengali",
    "Noto Sans Gurmukhi",
    "DejaVu Sans",
];

/// The bytes of every font file. There are no italics: the design has none.
pub(super) const FILES: &[&[u8]] = &[
    include_bytes!("../../templates/fonts/AtkinsonHyperlegibleNext-Regular.ttf"),
    include_bytes!("../../templates/fonts/AtkinsonHyperlegibleNext-Bold.ttf"),
    include_bytes!("../../templates/fonts/NotoSans-Regular.ttf"),
    include_bytes!("../../templates/fonts/NotoSans-Bold.ttf"),
    include_bytes!("../../templates/fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../../templates/fonts/NotoSansArabic-Bold.ttf"),
    include_bytes!("../../templates/fonts/NotoSansBengali-Regular.ttf"),
    include_bytes!("../../templates/fonts/NotoSansBengali-Bold.ttf"),
    include_bytes!("../../templates/fonts/NotoSansGurmukhi-Regular.ttf"),
    include_bytes!("../../templates/fonts/NotoSansGurmukhi-Bold.ttf"),
    include_bytes!("../../templates/fonts/DejaVuSans.ttf"),
    include_bytes!("../../templates/fonts/DejaVuSans-Bold.ttf"),
];

#[cfg(test)]
mod tests {
    use super::FAMILIES;
    use crate::render::world::Shared;

    #[test]
    fn every_family_is_there_in_regular_and_bold() {
        let book = &Shared::get().book;
        for family in FAMILIES {
            let weights: Vec<u16> = book
                .select_family(&family.to_lowercase())
                .filter_map(|index| book.info(index))
                .map(|info| info.variant.weight.to_number())
                .collect();
            assert!(weights.contains(&400) && weights.contains(&700), "{family}: {weights:?}");
        }
    }
}
