//! The templates, compiled into the program.

/// Every template: the path by which templates name each other, and its text.
///
/// A template is added by adding a line here.
pub(super) const TEMPLATES: &[(&str, &str)] = &[
    ("/theme.typ", include_str!("../../templates/theme.typ")),
    ("/parts/attach.typ", include_str!("../../templates/parts/attach.typ")),
    ("/parts/components.typ", include_str!("../../templates/parts/components.typ")),
    ("/parts/changes.typ", include_str!("../../templates/parts/changes.typ")),
    ("/letter.typ", include_str!("../../templates/letter.typ")),
    ("/notice.typ", include_str!("../../templates/notice.typ")),
    ("/parent.typ", include_str!("../../templates/parent.typ")),
    ("/professional.typ", include_str!("../../templates/professional.typ")),
];

/// The folder of the source tree that the paths in [`TEMPLATES`] start from.
pub(super) const FOLDER: &str = "templates";
