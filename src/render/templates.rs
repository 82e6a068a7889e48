//! The templates, compiled into the program.

/// Every template: the path by which templates name each other, and its text.
///
/// A template is added by adding a line here.
pub(super) const TEMPLATES: &[(&str, &str)] =
    &[("/parts/attach.typ", include_str!("../../templates/parts/attach.typ"))];

/// The folder of the source tree that the paths in [`TEMPLATES`] start from.
pub(super) const FOLDER: &str = "templates";
