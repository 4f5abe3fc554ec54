package dev.quern.sql.analyzer;

import dev.quern.domain.access.MaskingRule;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import java.util.Map;
import java.util.Optional;

/**
 * The GoogleSQL of masking rules, with {@code %1$s} for the value. Source: "Introduction to data
 * masking", masking rules, default masking values.
 */
final class ColumnMasks {

  private static final String HASH = "TO_BASE64(SHA256(%1$s))";

  private static final Map<SqlType, String> HASHES =
      Map.of(ScalarType.STRING, HASH, ScalarType.BYTES, "SHA256(%1$s)");

  private static final Map<SqlType, String> YEARS =
      Map.of(
          ScalarType.DATE, "DATE_TRUNC(%1$s, YEAR)",
          ScalarType.DATETIME, "DATETIME_TRUNC(%1$s, YEAR)",
          ScalarType.TIMESTAMP, "TIMESTAMP_TRUNC(%1$s, YEAR, 'UTC')");

  private static final Map<MaskingRule, String> TEXTS =
      Map.of(
          MaskingRule.EMAIL_MASK,
          "IF(REGEXP_CONTAINS(%1$s, r'^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$'), REGEXP_REPLACE(%1$s, r'^[^@]+',"
              + " 'XXXXX'), "
              + HASH
              + ")",
          MaskingRule.LAST_FOUR_CHARACTERS,
          "IF(CHAR_LENGTH(%1$s) > 4, CONCAT('XXXXX', RIGHT(%1$s, 4)), " + HASH + ")",
          MaskingRule.FIRST_FOUR_CHARACTERS,
          "IF(CHAR_LENGTH(%1$s) > 4, CONCAT(LEFT(%1$s, 4), 'XXXXX'), " + HASH + ")");

  private static final Map<SqlType, String> DEFAULTS =
      Map.ofEntries(
          Map.entry(ScalarType.STRING, "''"),
          Map.entry(ScalarType.BYTES, "b''"),
          Map.entry(ScalarType.INT64, "0"),
          Map.entry(ScalarType.FLOAT64, "0.0"),
          Map.entry(ScalarType.NUMERIC, "NUMERIC '0'"),
          Map.entry(ScalarType.BIGNUMERIC, "BIGNUMERIC '0'"),
          Map.entry(ScalarType.BOOL, "FALSE"),
          Map.entry(ScalarType.DATE, "DATE '1970-01-01'"),
          Map.entry(ScalarType.DATETIME, "DATETIME '1970-01-01 00:00:00'"),
          Map.entry(ScalarType.TIMESTAMP, "TIMESTAMP '1970-01-01 00:00:00+00'"),
          Map.entry(ScalarType.TIME, "TIME '00:00:00'"),
          Map.entry(ScalarType.GEOGRAPHY, "ST_GEOGPOINT(0, 0)"),
          Map.entry(ScalarType.JSON, "JSON 'null'"));

  private ColumnMasks() {}

  /** What stands for a value of a type; empty when the rule does not go with the type. */
  static Optional<String> template(MaskingRule rule, SqlType type) {
    return switch (rule) {
      case SHA256 -> Optional.ofNullable(HASHES.get(type));
      case DATE_YEAR_MASK -> Optional.ofNullable(YEARS.get(type));
      case EMAIL_MASK, LAST_FOUR_CHARACTERS, FIRST_FOUR_CHARACTERS ->
          Optional.ofNullable(TEXTS.get(rule)).filter(_ -> type == ScalarType.STRING);
      case DEFAULT_MASKING_VALUE ->
          type.isArray()
              ? Optional.of("CAST([] AS " + type + ")")
              : Optional.ofNullable(DEFAULTS.get(type));
      case ALWAYS_NULL -> Optional.of("CAST(NULL AS " + type + ")");
    };
  }
}
