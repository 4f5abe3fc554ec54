package dev.quern.types.printf;

import static dev.quern.types.error.DataErrors.dataError;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.types.civil.Zone;
import dev.quern.types.json.Json;
import dev.quern.types.numeric.BigNumeric;
import dev.quern.types.numeric.Numeric;
import dev.quern.types.printf.PatternParser.Literal;
import dev.quern.types.printf.PatternParser.Piece;
import dev.quern.types.printf.PatternParser.Placeholder;
import dev.quern.types.printf.Specifier.Amount;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A pattern of FORMAT, checked against the types of its arguments. */
public final class PrintfFormat {

  private final List<Piece> pieces;

  private PrintfFormat(List<Piece> pieces) {
    this.pieces = pieces;
  }

  /**
   * A pattern for arguments of given types.
   *
   * @throws dev.quern.domain.error.BigQueryException when the pattern is malformed or the arguments
   *     do not fit
   */
  public static PrintfFormat compile(String pattern, List<SqlType> types) {
    List<Piece> pieces = PatternParser.parse(pattern);
    int next = 0;
    for (Piece piece : pieces) {
      if (piece instanceof Placeholder(Specifier specifier)) {
        for (Amount amount : List.of(specifier.width(), specifier.precision())) {
          if (amount instanceof Specifier.FromArgument) {
            require(types, next++, ScalarType.INT64, "integer");
          }
        }
        check(specifier, types, next++);
      }
    }
    if (next != types.size()) {
      throw dataError(
          "Too %s arguments to FORMAT for pattern \"%s\"; Expected %d; Got %d",
          next > types.size() ? "few" : "many", pattern, next + 1, types.size() + 1);
    }
    return new PrintfFormat(pieces);
  }

  private static void check(Specifier specifier, List<SqlType> types, int index) {
    switch (specifier.conversion()) {
      case 'd', 'i', 'o', 'x', 'X' -> require(types, index, ScalarType.INT64, "integer");
      case 's' -> require(types, index, ScalarType.STRING, "STRING");
      case 'p', 'P' -> require(types, index, ScalarType.JSON, "PROTO or JSON");
      case 'f', 'F', 'e', 'E', 'g', 'G' -> {
        if (index < types.size()
            && types.get(index) != ScalarType.NUMERIC
            && types.get(index) != ScalarType.BIGNUMERIC) {
          require(types, index, ScalarType.FLOAT64, "FLOAT64");
        }
      }
      default -> {}
    }
  }

  private static void require(List<SqlType> types, int index, SqlType type, String name) {
    if (index < types.size() && !types.get(index).equals(type)) {
      throw dataError(
          "Invalid type for argument %d to FORMAT; Expected %s; Got %s",
          index + 2, name, types.get(index));
    }
  }

  /**
   * The text for the values at a row; empty when it is NULL.
   *
   * @param first where the arguments begin in {@code vectors}
   */
  Optional<String> print(ColumnVector[] vectors, int first, int row, Zone zone) {
    return new Printing(vectors, row, zone, first).run();
  }

  private final class Printing {

    private final ColumnVector[] vectors;
    private final int row;
    private final Zone zone;
    private final StringBuilder text = new StringBuilder();
    private int next;

    Printing(ColumnVector[] vectors, int row, Zone zone, int first) {
      this.vectors = vectors;
      this.row = row;
      this.zone = zone;
      this.next = first;
    }

    Optional<String> run() {
      for (Piece piece : pieces) {
        switch (piece) {
          case Literal(String literal) -> text.append(literal);
          case Placeholder(Specifier specifier) -> {
            if (!append(specifier)) {
              return Optional.empty();
            }
          }
        }
      }
      return Optional.of(text.toString());
    }

    /** Whether there is a value. */
    private boolean append(Specifier specifier) {
      int used = next;
      for (Amount amount : List.of(specifier.width(), specifier.precision())) {
        if (amount instanceof Specifier.FromArgument && vectors[used++].isNull(row)) {
          return false;
        }
      }
      OptionalInt width = OptionalInt.empty();
      OptionalLong givenWidth = amount(specifier.width());
      if (givenWidth.isPresent()) {
        width = OptionalInt.of(PatternParser.checkedWidth(givenWidth.getAsLong()));
      }
      OptionalInt precision = OptionalInt.empty();
      OptionalLong givenPrecision = amount(specifier.precision());
      // One below zero counts as if it were not given.
      if (givenPrecision.isPresent() && givenPrecision.getAsLong() >= 0) {
        precision =
            OptionalInt.of(
                PatternParser.checkedPrecision(specifier.conversion(), givenPrecision.getAsLong()));
      }
      ColumnVector vector = vectors[next++];
      if (vector.isNull(row) && !specifier.printsNull()) {
        return false;
      }
      text.append(print(specifier, vector, width, precision));
      return true;
    }

    private OptionalLong amount(Amount amount) {
      return switch (amount) {
        case Specifier.Unspecified _ -> OptionalLong.empty();
        case Specifier.Given(int value) -> OptionalLong.of(value);
        case Specifier.FromArgument _ -> OptionalLong.of(vectors[next++].getLong(row));
      };
    }

    private String print(
        Specifier specifier, ColumnVector vector, OptionalInt width, OptionalInt precision) {
      return switch (specifier.conversion()) {
        case 'd', 'i', 'o', 'x', 'X' ->
            NumberText.integer(specifier, vector.getLong(row), width, precision);
        case 'f', 'F', 'e', 'E', 'g', 'G' -> decimal(specifier, vector, width, precision);
        case 's' -> cut(specifier, vector.getString(row), width, precision);
        case 'p' -> cut(specifier, vector.getString(row), width, precision);
        case 'P' -> cut(specifier, Json.pretty(vector.getString(row)), width, precision);
        case 't' -> cut(specifier, new ValueText(false, zone).print(vector, row), width, precision);
        default -> cut(specifier, new ValueText(true, zone).print(vector, row), width, precision);
      };
    }

    private String decimal(
        Specifier specifier, ColumnVector vector, OptionalInt width, OptionalInt precision) {
      if (vector.type() == ScalarType.FLOAT64) {
        return NumberText.float64(specifier, vector.getDouble(row), width, precision);
      }
      return NumberText.decimal(
          specifier,
          vector.type() == ScalarType.NUMERIC
              ? Numeric.read(vector, row).toBigDecimal()
              : BigNumeric.read(vector, row).toBigDecimal(),
          width,
          precision);
    }

    private static String cut(
        Specifier specifier, String value, OptionalInt width, OptionalInt precision) {
      int characters = value.codePointCount(0, value.length());
      int kept = Math.min(precision.orElse(characters), characters);
      String text = value.substring(0, value.offsetByCodePoints(0, kept));
      return specifier.pad(text, width);
    }
  }
}
