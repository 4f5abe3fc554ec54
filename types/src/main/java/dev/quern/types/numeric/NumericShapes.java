package dev.quern.types.numeric;

import static dev.quern.domain.type.ScalarType.BIGNUMERIC;
import static dev.quern.domain.type.ScalarType.FLOAT64;
import static dev.quern.domain.type.ScalarType.INT64;
import static dev.quern.domain.type.ScalarType.NUMERIC;

import dev.quern.storage.kernel.ScalarKernel;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;

/** Kernels whose arguments and result are numbers of one type. */
final class NumericShapes {

  private NumericShapes() {}

  static ScalarKernel int64(String name, LongUnaryOperator function) {
    return ScalarKernel.of(
        name,
        List.of(INT64),
        INT64,
        (in, row, out) -> out.setLong(row, function.applyAsLong(in[0].getLong(row))));
  }

  static ScalarKernel int64(String name, LongBinaryOperator function) {
    return ScalarKernel.of(
        name,
        List.of(INT64, INT64),
        INT64,
        (in, row, out) ->
            out.setLong(row, function.applyAsLong(in[0].getLong(row), in[1].getLong(row))));
  }

  static ScalarKernel float64(String name, DoubleUnaryOperator function) {
    return ScalarKernel.of(
        name,
        List.of(FLOAT64),
        FLOAT64,
        (in, row, out) -> out.setDouble(row, function.applyAsDouble(in[0].getDouble(row))));
  }

  static ScalarKernel float64(String name, DoubleBinaryOperator function) {
    return ScalarKernel.of(
        name,
        List.of(FLOAT64, FLOAT64),
        FLOAT64,
        (in, row, out) ->
            out.setDouble(row, function.applyAsDouble(in[0].getDouble(row), in[1].getDouble(row))));
  }

  static ScalarKernel numeric(String name, UnaryOperator<Numeric> function) {
    return ScalarKernel.of(
        name,
        List.of(NUMERIC),
        NUMERIC,
        (in, row, out) -> function.apply(Numeric.read(in[0], row)).write(out, row));
  }

  static ScalarKernel numeric(String name, BinaryOperator<Numeric> function) {
    return ScalarKernel.of(
        name,
        List.of(NUMERIC, NUMERIC),
        NUMERIC,
        (in, row, out) ->
            function.apply(Numeric.read(in[0], row), Numeric.read(in[1], row)).write(out, row));
  }

  static ScalarKernel bigNumeric(String name, UnaryOperator<BigNumeric> function) {
    return ScalarKernel.of(
        name,
        List.of(BIGNUMERIC),
        BIGNUMERIC,
        (in, row, out) -> function.apply(BigNumeric.read(in[0], row)).write(out, row));
  }

  static ScalarKernel bigNumeric(String name, BinaryOperator<BigNumeric> function) {
    return ScalarKernel.of(
        name,
        List.of(BIGNUMERIC, BIGNUMERIC),
        BIGNUMERIC,
        (in, row, out) ->
            function
                .apply(BigNumeric.read(in[0], row), BigNumeric.read(in[1], row))
                .write(out, row));
  }
}
