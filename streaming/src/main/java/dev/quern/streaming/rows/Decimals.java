package dev.quern.streaming.rows;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.TypeParameters;
import dev.quern.storage.duckdb.type.Int128;
import dev.quern.storage.vector.Bignum;
import java.math.BigInteger;
import java.util.Optional;

/**
 * The decimal type of a NUMERIC or BIGNUMERIC column, whose parameters are its precision and scale.
 * Source: "Read data with the Storage Read API", Avro and Arrow schema details.
 *
 * @param type NUMERIC or BIGNUMERIC
 */
public record Decimals(SqlType type, long precision, long scale) {

  private static final long NUMERIC_SCALE = 9;
  private static final long BIGNUMERIC_SCALE = 38;

  /** Without parameters. */
  public static Decimals plain(ScalarType type) {
    return type == ScalarType.NUMERIC
        ? new Decimals(type, 38, NUMERIC_SCALE)
        : new Decimals(type, 77, BIGNUMERIC_SCALE);
  }

  /** The type of a column with parameters; empty for any other. */
  public static Optional<Decimals> of(SchemaField field) {
    TypeParameters parameters = field.attributes().parameters();
    return parameters.precision().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Decimals(
                field.elementType(),
                parameters.precision().getAsLong(),
                parameters.scale().orElse(0)));
  }

  /** The value at a row, without its point. */
  public BigInteger unscaled(ColumnVector column, int row) {
    return type == ScalarType.NUMERIC
        ? rescaled(Int128.of(column.getInt128Low(row), column.getInt128High(row)), NUMERIC_SCALE)
        : rescaled(Bignum.decode(column.getBytes(row)), BIGNUMERIC_SCALE);
  }

  private BigInteger rescaled(BigInteger value, long own) {
    return value.divide(BigInteger.TEN.pow(Math.toIntExact(own - scale)));
  }
}
