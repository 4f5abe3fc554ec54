package dev.quern.domain.job;

import java.util.List;

/**
 * How rows are written to files.
 *
 * @param uris where to; {@code *} stands for a number
 * @param format {@code CSV}, {@code NEWLINE_DELIMITED_JSON}, {@code AVRO} or {@code PARQUET}
 * @param compression {@code NONE}, {@code GZIP}, {@code DEFLATE}, {@code SNAPPY} or {@code ZSTD}
 * @param fieldDelimiter between the values of a CSV line
 * @param header whether a CSV file begins with the columns' names
 * @param avroTimes how Avro files hold dates and times
 * @param overwrite whether files that are there already may go
 */
public record ExportOptions(
    List<String> uris,
    String format,
    String compression,
    String fieldDelimiter,
    boolean header,
    AvroTimes avroTimes,
    boolean overwrite) {

  public ExportOptions {
    uris = List.copyOf(uris);
  }
}
