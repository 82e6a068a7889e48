//! A table from comma-separated values.

use super::{ExportError, Row, RowName, ShapeFault, Table};
use serde_json::Value;

pub(super) fn read(text: &str) -> Result<Table, ExportError> {
    let numbers = row_numbers(text).map_err(|line| ExportError::UnclosedQuote { line })?;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut records = Vec::new();
    for (index, record) in reader.records().enumerate() {
        records.push(record.map_err(|_| ExportError::Csv { row: index + 1 })?);
    }
    let mut records = records.into_iter();
    let header = records.next().ok_or(ExportError::Empty)?;
    let names: Vec<String> = header.iter().map(|name| name.trim().to_owned()).collect();
    let rows: Vec<csv::StringRecord> = records.collect();
    for (second, name) in names.iter().enumerate() {
        let first = names[..second].iter().position(|other| other == name);
        match first {
            Some(first) if !name.is_empty() => {
                return Err(ExportError::SameColumn {
                    name: name.clone(),
                    first: first + 1,
                    second: second + 1,
                });
            }
            _ => {}
        }
        let has_values =
            || rows.iter().any(|row| row.get(second).is_some_and(|cell| !cell.trim().is_empty()));
        if name.is_empty() && has_values() {
            return Err(ExportError::UnnamedColumn { number: second + 1 });
        }
    }
    let expected = names.len();
    let rows = rows.into_iter().enumerate().map(|(index, record)| {
        let found = record.len();
        let cells = if found == expected {
            let cells = record.iter().zip(&names).filter(|(_, name)| !name.is_empty());
            Ok(cells.map(|(cell, _)| csv_cell(cell)).collect())
        } else if record.iter().all(|cell| cell.trim().is_empty()) {
            Ok(Vec::new())
        } else {
            Err(ShapeFault::Ragged { found, expected })
        };
        let number = numbers.get(index + 1).copied().unwrap_or(index + 2);
        Row { name: RowName { kind: "row", number }, cells }
    });
    let rows = rows.collect();
    Ok((names.into_iter().filter(|name| !name.is_empty()).collect(), rows))
}

/// A cell's words. Ends of lines inside it are those of the plan, whatever the system wrote.
fn csv_cell(cell: &str) -> Value {
    if cell.trim().is_empty() {
        Value::Null
    } else {
        Value::from(cell.replace("\r\n", "\n").replace('\r', "\n"))
    }
}

/// The number of each row that is not a blank line, as a spreadsheet counts rows.
///
/// # Errors
/// The line of a quotation mark that opens a cell and is never closed.
fn row_numbers(text: &str) -> Result<Vec<usize>, usize> {
    let (mut open, mut line, mut row, mut cell_starts, mut blank) = (None, 1, 1, true, true);
    let mut numbers = Vec::new();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let ends_line = character == '\n' || (character == '\r' && characters.peek() != Some(&'\n'));
        line += usize::from(ends_line);
        match (open, character) {
            (Some(_), '"') if characters.peek() == Some(&'"') => {
                characters.next();
            }
            (Some(_), '"') => open = None,
            (None, '"') if cell_starts => open = Some(line),
            _ => {}
        }
        if blank && !matches!(character, '\n' | '\r') {
            numbers.push(row);
            blank = false;
        }
        if open.is_none() && ends_line {
            row += 1;
            blank = true;
        }
        cell_starts = open.is_none() && matches!(character, ',' | '\n' | '\r');
    }
    open.map_or(Ok(numbers), Err)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_counted_as_a_spreadsheet_counts_them() {
        for (text, numbers) in [
            ("a,b\r\n1,2\r\n\r\n3,4\r\n", Ok(vec![1, 2, 4])),
            ("a\n\"x\n\ny\"\nz", Ok(vec![1, 2, 3])),
            ("a\r1\r2", Ok(vec![1, 2, 3])),
            ("a\n\"x \"\"quoted\"\" y\"\nit\"s\n", Ok(vec![1, 2, 3])),
            ("", Ok(vec![])),
            ("a\n1\n\"x\n2\n3", Err(3)),
        ] {
            assert_eq!(row_numbers(text), numbers, "{text:?}");
        }
    }

    #[test]
    fn quotes_newlines_and_ragged_rows() {
        let (columns, rows) = read("a, b ,\n\"x, \"\"y\"\"\r\nz\",,\n1,2\n").unwrap();
        assert_eq!(columns, ["a", "b"]);
        assert_eq!(rows[0].cells, Ok(vec![Value::from("x, \"y\"\nz"), Value::Null]));
        assert_eq!(rows[1].cells, Err(ShapeFault::Ragged { found: 2, expected: 3 }));
        assert_eq!(rows[1].name.to_string(), "row 3");
        assert!(matches!(read("a,,a\n"), Err(ExportError::SameColumn { first: 1, second: 3, .. })));
        assert!(matches!(read("a,\n1,2"), Err(ExportError::UnnamedColumn { number: 2 })));
        assert!(matches!(read(""), Err(ExportError::Empty)));
    }
}
