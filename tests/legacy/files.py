"""A document as a small tree, the file types it is written to, and the truth read off the same tree."""
import html
import io
import re
import textwrap
import zipfile
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

CURRENT = {"body", "listitem", "textbox", "sdt", "inserted", "footnote", "table"}


@dataclass
class S:
    """A run of text: what it is (`kind`) and which section it belongs to."""

    text: str
    kind: str = "body"
    sec: str | None = None
    bold: bool = False
    mark: str = ""  # ins, del, hidden, sdt
    note: "S | None" = None
    comment: str = ""


@dataclass
class P:
    """A paragraph."""

    runs: list
    style: str = ""  # title, h1, h2, h3
    number: str = ""  # an automatic number, computed; `bullet` for a list mark
    box: bool = False


@dataclass
class Cell:
    """A cell of a table; `down` counts the rows it covers."""

    nodes: list
    across: int = 1
    down: int = 1


@dataclass
class Table:
    """Rows of cells; covered places are left out of the rows below."""

    rows: list
    wide: bool = False
    head: bool = False
    widths: tuple = ()  # of a hundred, one for each column; else all are alike


@dataclass
class Document:
    """The whole file."""

    nodes: list = field(default_factory=list)
    header: str = ""
    footer: str = ""
    title: str = ""
    strict: bool = False  # a Word file in the strict form of its standard
    chunk: bool = False  # a Word file whose text is a web page inside it
    signs: bool = False  # a text file whose tables are drawn with signs


def paragraphs(nodes):
    """Every paragraph in reading order."""
    for node in nodes:
        if isinstance(node, P):
            yield node
        else:
            for row in node.rows:
                for cell in row:
                    yield from paragraphs(cell.nodes)


def truth_of(document):
    """Blocks and the text of each section."""
    blocks = []
    if document.header:
        blocks.append(dict(sec=None, kind="header", text=document.header))
    if document.footer:
        blocks.append(dict(sec=None, kind="footer", text=document.footer))
    for paragraph in paragraphs(document.nodes):
        if paragraph.number and paragraph.number != "bullet":
            first = paragraph.runs[0]
            blocks.append(dict(sec=first.sec, kind="numlabel", text=paragraph.number))
        last = None
        later = []
        for run in paragraph.runs:
            if last and (last["sec"], last["kind"]) == (run.sec, run.kind):
                last["text"] += run.text
            elif run.text:
                last = dict(sec=run.sec, kind=run.kind, text=run.text)
                blocks.append(last)
            if run.note:
                later.append(dict(sec=run.sec, kind="footnote", text=run.note.text))
            if run.comment:
                later.append(dict(sec=None, kind="comment", text=run.comment))
        blocks += later
    for block in blocks:
        block["text"] = block["text"].strip()
    blocks = [block for block in blocks if block["text"]]
    sections = {}
    for block in blocks:
        if block["sec"] and block["kind"] in CURRENT:
            sections.setdefault(block["sec"], []).append(block["text"])
    return blocks, {letter: "\n".join(texts) for letter, texts in sections.items()}


def width(row):
    return sum(cell.across for cell in row)


def grid(table):
    """For each row: cells with the column where they begin, and None for places covered from above."""
    columns = max(width(row) for row in table.rows)
    open_until = [0] * columns
    rows = []
    for at, row in enumerate(table.rows):
        cells, left, column = [], list(row), 0
        while column < columns:
            if open_until[column] > at:
                cells.append((column, None))
                column += 1
                continue
            if not left:
                break
            cell = left.pop(0)
            for covered in range(column, column + cell.across):
                open_until[covered] = at + cell.down
            cells.append((column, cell))
            column += cell.across
        rows.append(cells)
    return columns, rows


# ------------------------------------------------------------------ packages
def package(parts, first=None):
    """A zip with the same bytes on every run."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == first else zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            packed.writestr(info, text)
    return out.getvalue()


# ------------------------------------------------------------------ docx
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
         'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
         'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
         'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
         'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"')
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
STYLES = {"title": "Title", "h1": "Heading1", "h2": "Heading2", "h3": "Heading3"}
WHO = 'w:author="A. Caseworker" w:date="2024-02-03T10:00:00Z"'


class Docx:
    """Writes the tree as WordprocessingML."""

    def __init__(self, document):
        self.document, self.notes, self.comments, self.lists, self.count = document, [], [], [], 10

    def fresh(self):
        self.count += 1
        return self.count

    def run(self, run):
        look = ("<w:b/>" if run.bold else "") + ("<w:vanish/>" if run.mark == "hidden" else "")
        look = f"<w:rPr>{look}</w:rPr>" if look else ""
        tag = "delText" if run.mark == "del" else "t"
        lines = run.text.split("\n")
        inner = "<w:br/>".join(f'<w:{tag} xml:space="preserve">{escape(line)}</w:{tag}>' for line in lines)
        out = f"<w:r>{look}{inner}</w:r>"
        if run.mark in ("ins", "del"):
            out = f'<w:{run.mark} w:id="{self.fresh()}" {WHO}>{out}</w:{run.mark}>'
        if run.mark == "sdt":
            out = f'<w:sdt><w:sdtPr><w:id w:val="{self.fresh()}"/></w:sdtPr><w:sdtContent>{out}</w:sdtContent></w:sdt>'
        if run.note:
            self.notes.append(run.note.text)
            out += f'<w:r><w:footnoteReference w:id="{len(self.notes) + 1}"/></w:r>'
        if run.comment:
            number = len(self.comments)
            self.comments.append(run.comment)
            out = (f'<w:commentRangeStart w:id="{number}"/>{out}<w:commentRangeEnd w:id="{number}"/>'
                   f'<w:r><w:commentReference w:id="{number}"/></w:r>')
        return out

    def paragraph(self, node):
        look = f'<w:pStyle w:val="{STYLES[node.style]}"/>' if node.style else ""
        if node.number:
            look += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{self.numbered(node.number)}"/></w:numPr>'
        look = f"<w:pPr>{look}</w:pPr>" if look else ""
        inner = "".join(self.run(run) for run in node.runs)
        if not node.box:
            return f"<w:p>{look}{inner}</w:p>"
        text = f"<w:txbxContent><w:p>{look}{inner}</w:p></w:txbxContent>"
        return ("<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline><a:graphic><a:graphicData "
                'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx>'
                f"{text}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback>"
                f"<w:pict><v:shape><v:textbox>{text}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>")

    def numbered(self, number):
        """The list of a number: words before the count make one list each."""
        key = "bullet" if number == "bullet" else number.rstrip("0123456789.):")
        if key not in self.lists:
            self.lists.append(key)
        return self.lists.index(key) + 1

    def table(self, table):
        columns, rows = grid(table)
        each = [(13500 if table.wide else 9000) * width // 100 for width in table.widths] or [9000 // columns] * columns
        out = ["<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid>"
               + "".join(f'<w:gridCol w:w="{width}"/>' for width in each) + "</w:tblGrid>"]
        for at, cells in enumerate(rows):
            out.append("<w:tr>" + ("<w:trPr><w:tblHeader/></w:trPr>" if table.head and at == 0 else ""))
            column = 0
            covered = 0
            for where, cell in cells:
                if cell is None:
                    covered += 1
                    out.append("<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>")
                    continue
                look = f'<w:tcW w:w="{each[where]}" w:type="dxa"/>' if table.widths else ""
                look += f'<w:gridSpan w:val="{cell.across}"/>' if cell.across > 1 else ""
                look += '<w:vMerge w:val="restart"/>' if cell.down > 1 else ""
                inner = self.nodes(cell.nodes)
                if not cell.nodes or isinstance(cell.nodes[-1], Table):
                    inner += "<w:p/>"
                out.append(f"<w:tc><w:tcPr>{look}</w:tcPr>{inner}</w:tc>")
            out.append("</w:tr>")
        return "".join(out) + "</w:tbl>"

    def nodes(self, nodes):
        return "".join(self.paragraph(node) if isinstance(node, P) else self.table(node) for node in nodes)

    def numbering(self):
        kinds = []
        for key in self.lists:
            form = '<w:numFmt w:val="bullet"/><w:lvlText w:val="&#8226;"/>' if key == "bullet" else (
                f'<w:numFmt w:val="decimal"/><w:lvlText w:val={quoteattr(key + "%1")}/>')
            number = len(kinds) + 1
            kinds.append(f'<w:abstractNum w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:start w:val="1"/>{form}</w:lvl></w:abstractNum>')
        uses = [f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n + 1}"/></w:num>' for n in range(len(kinds))]
        return f"{HEAD}<w:numbering {NAMES}>{''.join(kinds)}{''.join(uses)}</w:numbering>"

    def bytes(self):
        body = self.nodes(self.document.nodes)
        wide = any(isinstance(node, Table) and node.wide for node in self.document.nodes)
        size = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>' if wide else '<w:pgSz w:w="11906" w:h="16838"/>'
        main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
        rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        parts, links = {}, []
        styles = "".join(f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{said}"/></w:style>'
                         for name, said in [("Normal", "Normal"), ("Title", "Title"), ("Heading1", "heading 1"),
                                            ("Heading2", "heading 2"), ("Heading3", "heading 3")])
        extra = {"styles": f"<w:styles {NAMES}>{styles}</w:styles>"}
        note = "".join(f'<w:footnote w:id="{n + 2}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {escape(t)}</w:t></w:r></w:p></w:footnote>'
                       for n, t in enumerate(self.notes))
        if note:
            fixed = ('<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
                     '<w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>')
            extra["footnotes"] = f"<w:footnotes {NAMES}>{fixed}{note}</w:footnotes>"
        if self.comments:
            said = "".join(f'<w:comment w:id="{n}" {WHO}><w:p><w:r><w:t>{escape(t)}</w:t></w:r></w:p></w:comment>'
                           for n, t in enumerate(self.comments))
            extra["comments"] = f"<w:comments {NAMES}>{said}</w:comments>"
        if self.lists:
            extra["numbering"] = self.numbering()[len(HEAD):]
        types = [f'<Override PartName="/word/document.xml" ContentType="{main}.document.main+xml"/>']
        if self.document.chunk:
            page = Document(self.document.nodes[2:], title=self.document.title)
            parts["word/rest.html"] = web_page(page).decode("utf-8")
            links.append(f'<Relationship Id="rrest" Type="{rel}/aFChunk" Target="rest.html"/>')
            types.append('<Override PartName="/word/rest.html" ContentType="text/html"/>')
            body = self.nodes(self.document.nodes[:2]) + '<w:altChunk r:id="rrest"/>'
        section = ""
        for name, tag, words in (("header1", "header", self.document.header), ("footer1", "footer", self.document.footer)):
            if words:
                short = "hdr" if tag == "header" else "ftr"
                extra[name] = f"<w:{short} {NAMES}><w:p><w:r><w:t>{escape(words)}</w:t></w:r></w:p></w:{short}>"
                section += f'<w:{tag}Reference w:type="default" r:id="r{name}"/>'
        for name, text in extra.items():
            kind = name.rstrip("1")
            types.append(f'<Override PartName="/word/{name}.xml" ContentType="{main}.{kind}+xml"/>')
            links.append(f'<Relationship Id="r{name}" Type="{rel}/{kind}" Target="{name}.xml"/>')
            parts[f"word/{name}.xml"] = HEAD + text
        documents = f"{HEAD}<w:document {NAMES}><w:body>{body}<w:sectPr>{section}{size}</w:sectPr></w:body></w:document>"
        out = {
            "[Content_Types].xml": f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{"".join(types)}</Types>',
            "_rels/.rels": f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{rel}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": documents,
            "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(links)}</Relationships>',
        }
        parts = out | parts
        if self.document.strict:
            parts = {name: strict(text) for name, text in parts.items()}
        return package(parts)


def strict(text):
    """A part in the strict form: the same elements under other names."""
    old = "http://schemas.openxmlformats.org/"
    for here, there in (("wordprocessingml/2006/main", "wordprocessingml/main"), ("officeDocument/2006/relationships", "officeDocument/relationships"),
                        ("drawingml/2006/main", "drawingml/main"), ("drawingml/2006/wordprocessingDrawing", "drawingml/wordprocessingDrawing")):
        text = text.replace(old + here, "http://purl.oclc.org/ooxml/" + there)
    return text


# ------------------------------------------------------------------ odt
def odt(document):
    """Writes the tree as an OpenDocument text."""
    levels = {"title": 1, "h1": 1, "h2": 2, "h3": 3}

    def run(run):
        text = escape(run.text).replace("\n", "<text:line-break/>")
        text = f'<text:span text:style-name="B">{text}</text:span>' if run.bold else text
        if run.note:
            text += (f'<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
                     f"<text:p>{escape(run.note.text)}</text:p></text:note-body></text:note>")
        return text

    def paragraph(node):
        inner = "".join(run(one) for one in node.runs)
        if node.style:
            return f'<text:h text:outline-level="{levels[node.style]}">{inner}</text:h>'
        if node.number:
            name = "Dot" if node.number == "bullet" else "Num"
            goes_on = "" if node.number == "bullet" or node.number.endswith("1") else ' text:continue-numbering="true"'
            return f'<text:list text:style-name="{name}"{goes_on}><text:list-item><text:p>{inner}</text:p></text:list-item></text:list>'
        return f"<text:p>{inner}</text:p>"

    def table(node):
        columns, rows = grid(node)
        out = [f'<table:table><table:table-column table:number-columns-repeated="{columns}"/>']
        for cells in rows:
            out.append("<table:table-row>")
            for _, cell in cells:
                if cell is None:
                    out.append("<table:covered-table-cell/>")
                    continue
                out.append(f'<table:table-cell table:number-columns-spanned="{cell.across}" table:number-rows-spanned="{cell.down}">'
                           + (nodes(cell.nodes) or "<text:p/>") + "</table:table-cell>" + "<table:covered-table-cell/>" * (cell.across - 1))
            out.append("</table:table-row>")
        return "".join(out) + "</table:table>"

    def nodes(nodes):
        return "".join(paragraph(node) if isinstance(node, P) else table(node) for node in nodes)

    urn = "urn:oasis:names:tc:opendocument:xmlns"
    names = (f'xmlns:office="{urn}:office:1.0" xmlns:text="{urn}:text:1.0" xmlns:table="{urn}:table:1.0" '
             f'xmlns:style="{urn}:style:1.0" xmlns:fo="{urn}:xsl-fo-compatible:1.0"')
    content = (f'{HEAD}<office:document-content {names} office:version="1.2"><office:automatic-styles>'
               '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
               '<text:list-style style:name="Dot"><text:list-level-style-bullet text:level="1" text:bullet-char="&#8226;"/></text:list-style>'
               '<text:list-style style:name="Num"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/></text:list-style>'
               f"</office:automatic-styles><office:body><office:text>{nodes(document.nodes)}</office:text></office:body></office:document-content>")
    running = "".join(f"<style:{tag}><text:p>{escape(words)}</text:p></style:{tag}>"
                      for tag, words in (("header", document.header), ("footer", document.footer)) if words)
    styles = (f'{HEAD}<office:document-styles {names} office:version="1.2"><office:master-styles>'
              f'<style:master-page style:name="Standard">{running}</style:master-page></office:master-styles></office:document-styles>')
    kind = "application/vnd.oasis.opendocument.text"
    manifest = (f'{HEAD}<manifest:manifest xmlns:manifest="{urn}:manifest:1.0"><manifest:file-entry manifest:full-path="/" '
                f'manifest:media-type="{kind}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
                '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>')
    return package({"mimetype": kind, "content.xml": content, "styles.xml": styles, "META-INF/manifest.xml": manifest}, "mimetype")


# ------------------------------------------------------------------ html
def web_page(document):
    """Writes the tree as a page, as a word processor saves it."""
    tags = {"title": "h1", "h1": "h2", "h2": "h3", "h3": "h4", "dt": "dt", "dd": "dd"}

    def paragraph(node):
        inner = "".join(f"<b>{html.escape(run.text, False)}</b>" if run.bold else html.escape(run.text, False) for run in node.runs)
        inner = inner.replace("\n", "<br>")
        if node.number == "bullet":
            return f"<ul><li>{inner}</li></ul>\n"
        typed = f"{node.number} " if node.number else ""
        tag = tags.get(node.style, "p")
        return f"<{tag}>{typed}{inner}</{tag}>\n"

    def table(node):
        out = ['<table border="1">\n']
        for at, row in enumerate(node.rows):
            tag = "th" if node.head and at == 0 else "td"
            cells = "".join(f'<{tag} colspan="{cell.across}" rowspan="{cell.down}">{nodes(cell.nodes).strip()}</{tag}>' for cell in row)
            out.append(f"<tr>{cells}</tr>\n")
        return "".join(out) + "</table>\n"

    def nodes(nodes):
        page = "".join(paragraph(node) if isinstance(node, P) else table(node) for node in nodes)
        page = re.sub("(?:<d[td]>.*</d[td]>\n)+", lambda found: f"<dl>\n{found.group()}</dl>\n", page)
        return page

    page = f'<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>{html.escape(document.title)}</title></head><body>\n{nodes(document.nodes)}</body></html>\n'
    return page.encode()


# ------------------------------------------------------------------ rtf
def rtf(document):
    """Writes the tree as rich text."""
    def words(text):
        out = []
        for char in text:
            if char in "\\{}":
                out.append("\\" + char)
            elif char == "\n":
                out.append("\\line ")
            elif ord(char) < 128:
                out.append(char)
            else:
                out.append(f"\\u{ord(char)}?")
        return "".join(out)

    def paragraph(node, inside):
        inner = "".join("{\\b " + words(run.text) + "}" if run.bold or node.style else words(run.text) for run in node.runs)
        typed = "\\bullet\\tab " if node.number == "bullet" else (words(node.number) + "\\tab " if node.number else "")
        return "\\pard" + ("\\intbl" if inside else "") + " " + typed + inner

    def table(node):
        out = []
        columns, rows = grid(node)
        for cells in rows:
            edges, inner = "", ""
            for column, cell in cells:
                across, down = (1, 1) if cell is None else (cell.across, cell.down)
                edges += "\\clvmrg" if cell is None else ("\\clvmgf" if down > 1 else "")
                edges += f"\\cellx{(column + across) * (9000 // columns)}"
                inner += "\\cell" if cell is None else "\\par\n".join(paragraph(one, True) for one in cell.nodes) + "\\cell"
                inner += "\n"
            out.append(f"\\trowd{edges}\n{inner}\\row\n")
        return "".join(out)

    body = "".join(paragraph(node, False) + "\\par\n" if isinstance(node, P) else table(node) for node in document.nodes)
    running = (f"{{\\header \\pard {words(document.header)}\\par}}" if document.header else "") + (
        f"{{\\footer \\pard {words(document.footer)}\\par}}" if document.footer else "")
    return ("{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}\n" + running + "\n" + body + "}").encode("ascii")


# ------------------------------------------------------------------ txt
def drawn(table):
    """A table drawn with signs, its cells wrapped."""
    widths = [max(6, 86 * width // 100) for width in table.widths or [100 // len(table.rows[0])] * len(table.rows[0])]
    line = "+" + "+".join("-" * (width + 2) for width in widths) + "+"
    out = [line]
    for row in table.rows:
        cells = [textwrap.wrap(" ".join(run.text for one in cell.nodes for run in one.runs), width) for cell, width in zip(row, widths)]
        for at in range(max(len(cell) for cell in cells)):
            out.append("|" + "|".join(f" {cell[at] if at < len(cell) else '':{width}} " for cell, width in zip(cells, widths)) + "|")
        out.append(line)
    return out + [""]


def plain(document):
    """Writes the tree as wrapped lines in the old Western code page."""
    out = []
    for node in document.nodes:
        if isinstance(node, Table) and document.signs:
            out += drawn(node)
            continue
        if isinstance(node, Table):
            for row in node.rows:
                out.append("\t".join(" ".join(run.text for one in cell.nodes for run in one.runs) for cell in row))
            out.append("")
            continue
        text = "".join(run.text for run in node.runs)
        typed = "- " if node.number == "bullet" else (f"{node.number} " if node.number else "")
        under = {"title": "=", "h1": "=", "h2": "-"}.get(node.style) if document.signs else None
        lines = [piece for line in (typed + text).split("\n") for piece in textwrap.wrap(line, 88)]
        out += lines + ([under * len(lines[-1])] if under else []) + [""]
    return "\r\n".join(out).encode("cp1252")


def bytes_of(document, kind):
    """The file of a kind: docx, odt, html, rtf or txt."""
    if kind == "docx":
        return Docx(document).bytes()
    return {"odt": odt, "html": web_page, "rtf": rtf, "txt": plain}[kind](document)
