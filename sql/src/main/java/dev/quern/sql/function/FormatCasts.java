package dev.quern.sql.function;

import static dev.quern.sql.function.FunctionRow.operator;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.types.bytes.EncodingKernels;
import dev.quern.types.format.ModelKernels;
import java.util.List;

/**
 * CAST with FORMAT. To read a date the current one is passed, for what the text leaves open; where
 * there is a time zone it comes last. Source: "Format clause for CAST".
 */
final class FormatCasts {

  static final List<FunctionDefinition> TABLE =
      table(
          "format-elements",
          operator("$CAST_TO_STRING", "CAST AS STRING FORMAT")
              .on("(DATE, STRING) -> STRING", ModelKernels.DATE_TO_STRING)
              .on("(DATETIME, STRING) -> STRING", ModelKernels.DATETIME_TO_STRING)
              .on("(TIME, STRING) -> STRING", ModelKernels.TIME_TO_STRING)
              .on("(TIMESTAMP, STRING, STRING) -> STRING", ModelKernels.TIMESTAMP_TO_STRING)
              .on("(INT64, STRING) -> STRING", ModelKernels.INT64_TO_STRING)
              .on("(NUMERIC, STRING) -> STRING", ModelKernels.NUMERIC_TO_STRING)
              .on("(BIGNUMERIC, STRING) -> STRING", ModelKernels.BIGNUMERIC_TO_STRING)
              .on("(FLOAT64, STRING) -> STRING", ModelKernels.FLOAT64_TO_STRING)
              .on("(BYTES, STRING) -> STRING", EncodingKernels.BYTES_TO_STRING)
              .example("CAST(DATE '2018-01-30' AS STRING FORMAT 'DD MON YYYY')", "30 JAN 2018")
              .example("CAST(1234.56 AS STRING FORMAT '$999,999.0')", "   $1,234.6")
              .example("CAST(b'\\x00\\x11' AS STRING FORMAT 'HEX')", "0011"),
          operator("$CAST_TO_DATE", "CAST AS DATE FORMAT")
              .on("(STRING, STRING, DATE) -> DATE", ModelKernels.STRING_TO_DATE)
              .example("CAST('18-12-03' AS DATE FORMAT 'YY-MM-DD')", "2018-12-03"),
          operator("$CAST_TO_DATETIME", "CAST AS DATETIME FORMAT")
              .on("(STRING, STRING, DATE) -> DATETIME", ModelKernels.STRING_TO_DATETIME)
              .example(
                  "CAST('01/02/2003 16' AS DATETIME FORMAT 'MM/DD/YYYY HH24')",
                  "2003-01-02 16:00:00"),
          operator("$CAST_TO_TIME", "CAST AS TIME FORMAT")
              .on("(STRING, STRING) -> TIME", ModelKernels.STRING_TO_TIME)
              .example("CAST('21:30' AS TIME FORMAT 'HH24:MI')", "21:30:00"),
          operator("$CAST_TO_TIMESTAMP", "CAST AS TIMESTAMP FORMAT")
              .on("(STRING, STRING, DATE, STRING) -> TIMESTAMP", ModelKernels.STRING_TO_TIMESTAMP)
              .example(
                  "CAST('2020.06.03 00:00' AS TIMESTAMP FORMAT 'YYYY.MM.DD HH24:MI' AT TIME ZONE"
                      + " 'Asia/Kolkata')",
                  "2020-06-02 18:30:00+00"),
          operator("$CAST_TO_BYTES", "CAST AS BYTES FORMAT")
              .on("(STRING, STRING) -> BYTES", EncodingKernels.STRING_TO_BYTES)
              .example("TO_HEX(CAST('123' AS BYTES FORMAT 'BASE8'))", "53"));

  private FormatCasts() {}
}
