package dev.quern.sql.function;

import static dev.quern.sql.function.FunctionDefinition.Trait.CASTS_TO_STRING;
import static dev.quern.sql.function.FunctionDefinition.Trait.NO_COLLATION;
import static dev.quern.sql.function.FunctionRow.kernel;
import static dev.quern.sql.function.FunctionRow.scalar;
import static dev.quern.sql.function.FunctionRow.sql;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.types.bytes.BytesKernels;
import dev.quern.types.string.CodePointKernels;
import dev.quern.types.string.Normalization;
import dev.quern.types.string.StringKernels;
import dev.quern.types.string.TrimKernels;
import java.util.List;

/** Source: "String functions", all but regular expressions, encodings and search. */
final class StringFunctions {

  private static final FunctionRow CHAR_LENGTH =
      scalar("CHAR_LENGTH").on("(STRING) -> INT64", sql("length($1)"));
  private static final FunctionRow BYTE_LENGTH =
      scalar("BYTE_LENGTH")
          .on("(STRING) -> INT64", sql("strlen($1)"))
          .on("(BYTES) -> INT64", sql("octet_length($1)"));
  private static final FunctionRow SUBSTR =
      scalar("SUBSTR")
          .on("(STRING, INT64, [INT64]) -> STRING", TextTemplates.substring())
          .on(
              "(BYTES, INT64, [INT64]) -> BYTES",
              kernel(call -> call.size() == 2 ? BytesKernels.SUBSTR : BytesKernels.SUBSTR_LENGTH));

  static final List<FunctionDefinition> TABLE =
      table(
          "string_functions",
          scalar("ASCII")
              .on("(STRING) -> INT64", CodePointKernels.ASCII)
              .on("(BYTES) -> INT64", BytesKernels.ASCII)
              .example("ASCII('abcd')", "97"),
          BYTE_LENGTH.example("BYTE_LENGTH('абвгд')", "10"),
          CHAR_LENGTH.example("CHAR_LENGTH('абвгд')", "5"),
          CHAR_LENGTH.alias("CHARACTER_LENGTH"),
          scalar("CHR").on("(INT64) -> STRING", CodePointKernels.CHR).example("CHR(1024)", "Ѐ"),
          scalar("CODE_POINTS_TO_BYTES")
              .on("(ARRAY<INT64>) -> BYTES", BytesKernels.CODE_POINTS_TO_BYTES)
              .example("CODE_POINTS_TO_BYTES([65, 98, 67]) = b'AbC'", "true"),
          scalar("CODE_POINTS_TO_STRING")
              .on("(ARRAY<INT64>) -> STRING", CodePointKernels.CODE_POINTS_TO_STRING)
              .example("CODE_POINTS_TO_STRING([65, 255, 513, 1024])", "AÿȁЀ"),
          scalar("CONCAT")
              .with(CASTS_TO_STRING)
              .on("(STRING, STRING...) -> STRING", TextTemplates.concatenation())
              .on("(BYTES, BYTES...) -> BYTES", TextTemplates.concatenation())
              .example("CONCAT('Summer', ' ', 1923)", "Summer 1923"),
          scalar("EDIT_DISTANCE")
              .on(
                  "(STRING, STRING, [max_distance => INT64]) -> INT64",
                  kernel(call ->
                      call.size() == 2
                          ? StringKernels.EDIT_DISTANCE
                          : StringKernels.EDIT_DISTANCE_MAX))
              .example("EDIT_DISTANCE('abcdefg', 'a', max_distance => 2)", "2"),
          scalar("ENDS_WITH")
              .on("(STRING, STRING) -> BOOL", sql("ends_with($1, $2)"))
              .on("(BYTES, BYTES) -> BOOL", BytesKernels.ENDS_WITH)
              .example("ENDS_WITH('apple', 'e')", "true"),
          scalar("INITCAP")
              .with(NO_COLLATION)
              .on(
                  "(STRING, [STRING]) -> STRING",
                  kernel(call ->
                      call.size() == 1 ? StringKernels.INITCAP : StringKernels.INITCAP_DELIMITERS))
              .example("INITCAP('Hello World-everyone!')", "Hello World-Everyone!"),
          scalar("INSTR")
              .on("(STRING, STRING, [INT64 = 1], [INT64 = 1]) -> INT64", StringKernels.INSTR)
              .on("(BYTES, BYTES, [INT64 = 1], [INT64 = 1]) -> INT64", BytesKernels.INSTR)
              .example("INSTR('helloooo', 'oo', 1, 2)", "6"),
          scalar("LEFT")
              .on("(STRING, INT64) -> STRING", TextTemplates.left())
              .on("(BYTES, INT64) -> BYTES", BytesKernels.LEFT)
              .example("LEFT('banana', 3)", "ban"),
          scalar("LENGTH")
              .on("(STRING) -> INT64", sql("length($1)"))
              .on("(BYTES) -> INT64", sql("octet_length($1)"))
              .example("LENGTH('абвгд')", "5"),
          scalar("LOWER")
              .on("(STRING) -> STRING", TextTemplates.mapped("LOWER", StringKernels.LOWER))
              .on("(BYTES) -> BYTES", BytesKernels.LOWER)
              .example("LOWER('FOO')", "foo"),
          scalar("LPAD")
              .on(
                  "(STRING, INT64, [STRING = ' ']) -> STRING",
                  TextTemplates.pad("lpad", StringKernels.LPAD_PATTERN))
              .on(
                  "(BYTES, INT64, [BYTES]) -> BYTES",
                  kernel(call -> call.size() == 2 ? BytesKernels.LPAD : BytesKernels.LPAD_PATTERN))
              .example("LPAD('abc', 8, 'def')", "defdeabc")
              .example("CONCAT('<', LPAD('abc', 5), '>')", "<  abc>"),
          scalar("LTRIM")
              .on(
                  "(STRING, [STRING]) -> STRING",
                  kernel(call -> call.size() == 1 ? TrimKernels.LTRIM : TrimKernels.LTRIM_SET))
              .on("(BYTES, BYTES) -> BYTES", BytesKernels.LTRIM)
              .example("LTRIM('***apple***', '*')", "apple***"),
          scalar("NORMALIZE")
              .on(
                  "(STRING, [NORMALIZE_MODE = 'NFC']) -> STRING",
                  kernel(call -> CodePointKernels.normalize(form(call))))
              .example("NORMALIZE('Raha\\u2004Mahan', NFKC)", "Raha Mahan"),
          scalar("NORMALIZE_AND_CASEFOLD")
              .on(
                  "(STRING, [NORMALIZE_MODE = 'NFC']) -> STRING",
                  kernel(call -> CodePointKernels.normalizeAndCasefold(form(call))))
              .example("NORMALIZE_AND_CASEFOLD('The red barn')", "the red barn"),
          BYTE_LENGTH.alias("OCTET_LENGTH"),
          scalar("REPEAT")
              .on("(STRING, INT64) -> STRING", StringKernels.REPEAT)
              .on("(BYTES, INT64) -> BYTES", BytesKernels.REPEAT)
              .example("REPEAT('abc', 3)", "abcabcabc"),
          scalar("REPLACE")
              .on("(STRING, STRING, STRING) -> STRING", TextTemplates.replace())
              .on("(BYTES, BYTES, BYTES) -> BYTES", BytesKernels.REPLACE)
              .example("REPLACE('apple pie', 'pie', 'cobbler')", "apple cobbler"),
          scalar("REVERSE")
              .on("(STRING) -> STRING", StringKernels.REVERSE)
              .on("(BYTES) -> BYTES", BytesKernels.REVERSE)
              .example("REVERSE('абвгд')", "дгвба"),
          scalar("RIGHT")
              .on("(STRING, INT64) -> STRING", StringKernels.RIGHT)
              .on("(BYTES, INT64) -> BYTES", BytesKernels.RIGHT)
              .example("RIGHT('apple', 3)", "ple"),
          scalar("RPAD")
              .on(
                  "(STRING, INT64, [STRING = ' ']) -> STRING",
                  TextTemplates.pad("rpad", StringKernels.RPAD_PATTERN))
              .on(
                  "(BYTES, INT64, [BYTES]) -> BYTES",
                  kernel(call -> call.size() == 2 ? BytesKernels.RPAD : BytesKernels.RPAD_PATTERN))
              .example("RPAD('abc', 8, 'def')", "abcdefde"),
          scalar("RTRIM")
              .on(
                  "(STRING, [STRING]) -> STRING",
                  kernel(call -> call.size() == 1 ? TrimKernels.RTRIM : TrimKernels.RTRIM_SET))
              .on("(BYTES, BYTES) -> BYTES", BytesKernels.RTRIM)
              .example("RTRIM('***apple***', '*')", "***apple"),
          scalar("SOUNDEX")
              .on("(STRING) -> STRING", StringKernels.SOUNDEX)
              .example("SOUNDEX('Ashcraft')", "A261"),
          scalar("SPLIT")
              .on("(STRING, [STRING = ',']) -> ARRAY<STRING>", TextTemplates.split())
              .on("(BYTES, BYTES) -> ARRAY<BYTES>", BytesKernels.SPLIT)
              .example("SPLIT('b,c,a')", "[b, c, a]"),
          scalar("STARTS_WITH")
              .on("(STRING, STRING) -> BOOL", sql("starts_with($1, $2)"))
              .on("(BYTES, BYTES) -> BOOL", BytesKernels.STARTS_WITH)
              .example("STARTS_WITH('bar', 'b')", "true"),
          scalar("STRPOS")
              .on("(STRING, STRING) -> INT64", sql("strpos($1, $2)"))
              .on("(BYTES, BYTES) -> INT64", BytesKernels.STRPOS)
              .example("STRPOS('foo@example.com', '@')", "4"),
          SUBSTR.example("SUBSTR('apple', -3, 2)", "pl"),
          SUBSTR.alias("SUBSTRING"),
          scalar("TO_CODE_POINTS")
              .on("(STRING) -> ARRAY<INT64>", CodePointKernels.TO_CODE_POINTS)
              .on("(BYTES) -> ARRAY<INT64>", BytesKernels.TO_CODE_POINTS)
              .example("TO_CODE_POINTS('Āā')", "[256, 257]"),
          scalar("TRANSLATE")
              .with(NO_COLLATION)
              .on("(STRING, STRING, STRING) -> STRING", StringKernels.TRANSLATE)
              .on("(BYTES, BYTES, BYTES) -> BYTES", BytesKernels.TRANSLATE)
              .example("TRANSLATE('This is a cookie', 'sco', 'zku')", "Thiz iz a kuukie"),
          scalar("TRIM")
              .on(
                  "(STRING, [STRING]) -> STRING",
                  kernel(call -> call.size() == 1 ? TrimKernels.TRIM : TrimKernels.TRIM_SET))
              .on("(BYTES, BYTES) -> BYTES", BytesKernels.TRIM)
              .example("TRIM('***apple***', '*')", "apple"),
          scalar("UNICODE")
              .on("(STRING) -> INT64", CodePointKernels.UNICODE)
              .example("UNICODE('âbcd')", "226"),
          scalar("UPPER")
              .on("(STRING) -> STRING", TextTemplates.mapped("UPPER", StringKernels.UPPER))
              .on("(BYTES) -> BYTES", BytesKernels.UPPER)
              .example("UPPER('foo')", "FOO"));

  private StringFunctions() {}

  private static Normalization form(KernelCall call) {
    return Normalization.valueOf(call.text(1));
  }
}
