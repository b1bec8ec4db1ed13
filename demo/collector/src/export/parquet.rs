//! Owns the export as a Parquet file: the rows of the table by columns, put out in groups as they fill. Reads no store; what stands in which
//! column is `columns`'.

use std::mem::take;
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, TimeUnit, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{Type, TypePtr};

use super::columns::{COLUMNS, Column, Row, each_row};
use super::format::Sheet;
use crate::error::Error;
use crate::store::Stored;

/// Rows in a group: readers open a group at a time, and each adds some KiB to the end of the file, which is held until then.
const MOST_ROWS: usize = 50_000;
/// Bytes of values held before they are put out, whatever the rows.
const MOST_BYTES: usize = 16 * 1024 * 1024;

/// A file that is being written.
pub struct Parquet {
    file: SerializedFileWriter<Vec<u8>>,
    columns: Vec<Values>,
    rows: usize,
    bytes: usize,
}

/// The values of one column that are held, and for each row whether there is one.
struct Values {
    present: Vec<i16>,
    kind: Kind,
}

enum Kind {
    Text(Vec<ByteArray>),
    Whole(Vec<i64>),
    Real(Vec<f64>),
    Truth(Vec<bool>),
}

impl Parquet {
    pub fn begin() -> Result<Parquet, Error> {
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let file = SerializedFileWriter::new(Vec::new(), schema().map_err(failed)?, Arc::new(properties)).map_err(failed)?;
        let columns = COLUMNS.iter().map(|(_, column)| Values { present: Vec::new(), kind: empty(*column) }).collect();
        Ok(Parquet { file, columns, rows: 0, bytes: 0 })
    }

    /// Puts out what is held as a group of rows.
    fn flush(&mut self) -> Result<(), ParquetError> {
        if self.rows == 0 {
            return Ok(());
        }
        let mut group = self.file.next_row_group()?;
        for values in &mut self.columns {
            if let Some(column) = group.next_column()? {
                values.write(column)?;
            }
        }
        group.close()?;
        (self.rows, self.bytes) = (0, 0);
        Ok(())
    }

    fn put_out(&mut self, out: &mut Vec<u8>) -> Result<(), Error> {
        self.file.flush().map_err(Error::System)?;
        out.append(self.file.inner_mut());
        Ok(())
    }
}

impl Sheet for Parquet {
    fn add(&mut self, stored: &Stored, cursor: &str, out: &mut Vec<u8>) -> Result<(), Error> {
        each_row(stored, cursor, |row| {
            self.rows += 1;
            for (values, (_, column)) in self.columns.iter_mut().zip(COLUMNS) {
                self.bytes += values.take(*column, row);
            }
        })?;
        if self.rows >= MOST_ROWS || self.bytes >= MOST_BYTES {
            self.flush().map_err(failed)?;
            self.put_out(out)?;
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut Vec<u8>) -> Result<(), Error> {
        self.flush().and_then(|()| self.file.finish().map(|_| ())).map_err(failed)?;
        self.put_out(out)
    }
}

impl Values {
    /// Takes what stands in a row, and says how many bytes that is.
    fn take(&mut self, column: Column, row: Row<'_>) -> usize {
        let (there, bytes) = match (&mut self.kind, column) {
            (Kind::Text(values), Column::Text(read)) => push(values, read(row).map(|text| text.as_bytes().to_vec().into())),
            (Kind::Text(values), Column::Cursor(read)) => push(values, read(row).map(ByteArray::from)),
            (Kind::Whole(values), Column::Whole(read)) => push(values, read(row)),
            (Kind::Whole(values), Column::Time(read)) => push(values, Some(read(row).as_millisecond())),
            (Kind::Real(values), Column::Real(read)) => push(values, read(row)),
            (Kind::Truth(values), Column::Truth(read)) => push(values, read(row)),
            // Each column's values are of its own kind (`empty`).
            _ => (false, 0),
        };
        self.present.push(there.into());
        let text = if let Kind::Text(values) = &self.kind { values.last().filter(|_| there).map_or(0, ByteArray::len) } else { 0 };
        bytes + text + size_of::<i16>()
    }

    fn write(&mut self, column: SerializedColumnWriter<'_>) -> Result<(), ParquetError> {
        let present = take(&mut self.present);
        match &mut self.kind {
            Kind::Text(values) => write::<ByteArrayType>(column, &take(values), &present),
            Kind::Whole(values) => write::<Int64Type>(column, &take(values), &present),
            Kind::Real(values) => write::<DoubleType>(column, &take(values), &present),
            Kind::Truth(values) => write::<BoolType>(column, &take(values), &present),
        }
    }
}

fn push<T>(values: &mut Vec<T>, value: Option<T>) -> (bool, usize) {
    let there = value.is_some();
    let bytes = value.as_ref().map_or(0, size_of_val);
    values.extend(value);
    (there, bytes)
}

fn write<T: DataType>(mut column: SerializedColumnWriter<'_>, values: &[T::T], present: &[i16]) -> Result<(), ParquetError> {
    column.typed::<T>().write_batch(values, Some(present), None)?;
    column.close()
}

fn empty(column: Column) -> Kind {
    match column {
        Column::Text(_) | Column::Cursor(_) => Kind::Text(Vec::new()),
        Column::Whole(_) | Column::Time(_) => Kind::Whole(Vec::new()),
        Column::Real(_) => Kind::Real(Vec::new()),
        Column::Truth(_) => Kind::Truth(Vec::new()),
    }
}

/// Every column may be without a value, so that one that comes to lack some stays the same column.
fn schema() -> Result<TypePtr, ParquetError> {
    let field = |(name, column): &(&str, Column)| {
        let (physical, logical) = match column {
            Column::Text(_) | Column::Cursor(_) => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
            Column::Whole(_) => (Physical::INT64, None),
            Column::Real(_) => (Physical::DOUBLE, None),
            Column::Truth(_) => (Physical::BOOLEAN, None),
            Column::Time(_) => (Physical::INT64, Some(LogicalType::timestamp(true, TimeUnit::MILLIS))),
        };
        let field = Type::primitive_type_builder(name, physical).with_repetition(Repetition::OPTIONAL).with_logical_type(logical);
        field.build().map(Arc::new)
    };
    let fields = COLUMNS.iter().map(field).collect::<Result<Vec<_>, _>>()?;
    Type::group_type_builder("answers").with_fields(fields).build().map(Arc::new)
}

/// Written to memory, a file cannot fail; half of one must not pass for a whole if it does.
fn failed(error: ParquetError) -> Error {
    Error::System(std::io::Error::other(error))
}
