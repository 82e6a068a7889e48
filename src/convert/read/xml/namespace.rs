//! The namespaces of word processors, transitional and strict alike, each under one short name.

/// A namespace that the readers know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::convert::read) enum Ns {
    /// No namespace.
    None,
    /// One that no reader knows.
    Other,
    /// WordprocessingML.
    W,
    /// WordprocessingML of 2010.
    W14,
    /// Markup compatibility.
    Mc,
    /// Relationships within a document.
    R,
    /// DrawingML.
    A,
    /// A drawing's place in a Word document.
    Wp,
    /// Word's shapes.
    Wps,
    /// SmartArt.
    Dgm,
    /// Old drawings.
    V,
    /// Old drawings of Office.
    O,
    /// Equations.
    M,
    /// Pictures.
    Pic,
    /// The list of content types of a package.
    ContentTypes,
    /// The list of relationships of a package.
    Relationships,
    /// OpenDocument: the document.
    Office,
    /// OpenDocument: text.
    Text,
    /// OpenDocument: tables.
    Table,
    /// OpenDocument: drawings.
    Draw,
    /// OpenDocument: styles.
    Style,
    /// OpenDocument: formats.
    Fo,
    /// OpenDocument: links.
    Xlink,
    /// OpenDocument: forms.
    Form,
    /// OpenDocument: the list of files.
    Manifest,
    /// OpenDocument: LibreOffice's own.
    Loext,
    /// Dublin Core: authors and dates.
    Dc,
    /// SVG, as OpenDocument uses it for titles.
    Svg,
    /// XML itself.
    Xml,
}

/// Namespaces that a reader of DrawingML and its like must understand to take a newer form of a thing.
pub(in crate::convert::read) const UNDERSTOOD: [&str; 12] =
    ["wps", "wpg", "wpc", "wp14", "w14", "w15", "w16", "w16se", "a14", "wpi", "w16cid", "w16cex"];

fn known(uri: &str) -> Ns {
    const OFFICE: &str = "http://schemas.openxmlformats.org/";
    const STRICT: &str = "http://purl.oclc.org/ooxml/";
    const ODF: &str = "urn:oasis:names:tc:opendocument:xmlns:";
    if let Some(rest) = uri.strip_prefix(OFFICE) {
        return match rest {
            "wordprocessingml/2006/main" => Ns::W,
            "officeDocument/2006/relationships" => Ns::R,
            "officeDocument/2006/math" => Ns::M,
            "markup-compatibility/2006" => Ns::Mc,
            "drawingml/2006/main" => Ns::A,
            "drawingml/2006/diagram" => Ns::Dgm,
            "drawingml/2006/picture" => Ns::Pic,
            "drawingml/2006/wordprocessingDrawing" => Ns::Wp,
            "package/2006/content-types" => Ns::ContentTypes,
            "package/2006/relationships" => Ns::Relationships,
            _ => Ns::Other,
        };
    }
    if let Some(rest) = uri.strip_prefix(STRICT) {
        return match rest {
            "wordprocessingml/main" => Ns::W,
            "officeDocument/relationships" => Ns::R,
            "officeDocument/math" => Ns::M,
            "drawingml/main" => Ns::A,
            "drawingml/diagram" => Ns::Dgm,
            "drawingml/picture" => Ns::Pic,
            "drawingml/wordprocessingDrawing" => Ns::Wp,
            _ => Ns::Other,
        };
    }
    if let Some(rest) = uri.strip_prefix(ODF) {
        return match rest {
            "office:1.0" => Ns::Office,
            "text:1.0" => Ns::Text,
            "table:1.0" => Ns::Table,
            "drawing:1.0" => Ns::Draw,
            "style:1.0" => Ns::Style,
            "form:1.0" => Ns::Form,
            "manifest:1.0" => Ns::Manifest,
            "xsl-fo-compatible:1.0" => Ns::Fo,
            "svg-compatible:1.0" => Ns::Svg,
            _ => Ns::Other,
        };
    }
    match uri {
        "" => Ns::None,
        "http://schemas.microsoft.com/office/word/2010/wordml" => Ns::W14,
        "http://schemas.microsoft.com/office/word/2010/wordprocessingShape" => Ns::Wps,
        "urn:schemas-microsoft-com:vml" => Ns::V,
        "urn:schemas-microsoft-com:office:office" => Ns::O,
        "http://purl.org/dc/elements/1.1/" => Ns::Dc,
        "http://www.w3.org/1999/xlink" => Ns::Xlink,
        "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" => Ns::Loext,
        _ => Ns::Other,
    }
}

/// Which prefix means which namespace at one point of a part.
#[derive(Default)]
pub(super) struct Scope<'a> {
    bound: Vec<(&'a str, Ns)>,
    /// How many were bound outside each open element.
    outside: Vec<usize>,
}

/// How many prefixes may be bound at once.
const MOST_BOUND: usize = 1_000;

impl<'a> Scope<'a> {
    pub(super) fn enter(&mut self) {
        self.outside.push(self.bound.len());
    }

    pub(super) fn leave(&mut self) {
        self.bound.truncate(self.outside.pop().unwrap_or_default());
    }

    pub(super) fn bind(&mut self, prefix: &'a str, uri: &str) {
        if self.bound.len() < MOST_BOUND {
            self.bound.push((prefix, known(uri)));
        }
    }

    pub(super) fn resolve(&self, prefix: &str) -> Ns {
        if prefix == "xml" {
            return Ns::Xml;
        }
        let bound = self.bound.iter().rev().find(|(known, _)| *known == prefix);
        bound.map_or(if prefix.is_empty() { Ns::None } else { Ns::Other }, |(_, ns)| *ns)
    }

    pub(super) fn resolve_element(&self, name: &'a str) -> (Ns, &'a str) {
        match name.split_once(':') {
            Some((prefix, name)) => (self.resolve(prefix), name),
            None => (self.resolve(""), name),
        }
    }
}
