package dev.quern.sql.function;

import static dev.quern.sql.function.FunctionRow.scalar;
import static dev.quern.sql.function.FunctionRow.sql;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.types.bytes.EncodingKernels;
import java.util.List;

/** Source: "String functions", the encodings of BYTES as STRING. */
final class EncodingFunctions {

  static final List<FunctionDefinition> TABLE =
      table(
          "string_functions",
          scalar("FROM_BASE32")
              .on("(STRING) -> BYTES", EncodingKernels.FROM_BASE32)
              .example("FROM_BASE32('MFRGGZDF74======') = b'abcde\\xFF'", "true"),
          scalar("FROM_BASE64")
              .on("(STRING) -> BYTES", EncodingKernels.FROM_BASE64)
              .example("FROM_BASE64('/+A=') = b'\\xff\\xe0'", "true"),
          scalar("FROM_HEX")
              .on("(STRING) -> BYTES", EncodingKernels.FROM_HEX)
              .example("FROM_HEX('0AF') = b'\\x00\\xaf'", "true"),
          scalar("SAFE_CONVERT_BYTES_TO_STRING")
              .on("(BYTES) -> STRING", EncodingKernels.SAFE_CONVERT_BYTES_TO_STRING)
              .example("SAFE_CONVERT_BYTES_TO_STRING(b'\\xc2')", "\uFFFD"),
          scalar("TO_BASE32")
              .on("(BYTES) -> STRING", EncodingKernels.TO_BASE32)
              .example("TO_BASE32(b'abcde\\xFF')", "MFRGGZDF74======"),
          scalar("TO_BASE64")
              .on("(BYTES) -> STRING", sql("to_base64($1)"))
              .example("TO_BASE64(b'\\377\\340')", "/+A="),
          scalar("TO_HEX")
              .on("(BYTES) -> STRING", sql("lower(hex($1))"))
              .example("TO_HEX(b'foobar')", "666f6f626172"));

  private EncodingFunctions() {}
}
