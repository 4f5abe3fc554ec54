package dev.quern.streaming.avro;

import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.TypeParameters;
import java.math.BigInteger;
import java.util.Optional;

/**
 * The decimal type of a NUMERIC or BIGNUMERIC column, whose parameters are its precision and scale.
 * Source: "Read data with the Storage Read API", Avro schema details.
 *
 * @param type NUMERIC or BIGNUMERIC
 */
record Decimals(SqlType type, long precision, long scale) {

  private static final long NUMERIC_SCALE = 9;
  private static final long BIGNUMERIC_SCALE = 38;

  /** Without parameters. */
  static Decimals plain(ScalarType type) {
    return type == ScalarType.NUMERIC
        ? new Decimals(type, 38, NUMERIC_SCALE)
        : new Decimals(type, 77, BIGNUMERIC_SCALE);
  }

  /** The type of a column with parameters; empty for any other. */
  static Optional<Decimals> of(SchemaField field) {
    TypeParameters parameters = field.attributes().parameters();
    return parameters.precision().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Decimals(
                field.elementType(),
                parameters.precision().getAsLong(),
                parameters.scale().orElse(0)));
  }

  /** The schema's JSON. */
  String schema() {
    return "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":%d,\"scale\":%d}"
        .formatted(precision, scale);
  }

  /** A value without its point, from one in the type's own scale. */
  BigInteger unscaled(BigInteger value) {
    long own = type == ScalarType.NUMERIC ? NUMERIC_SCALE : BIGNUMERIC_SCALE;
    return value.divide(BigInteger.TEN.pow(Math.toIntExact(own - scale)));
  }
}
