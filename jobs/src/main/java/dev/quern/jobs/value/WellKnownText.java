package dev.quern.jobs.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Prints a GEOGRAPHY, held as well-known binary, as BigQuery's well-known text. */
public final class WellKnownText {

  private static final String[] NAMES = {
    "GEOMETRY",
    "POINT",
    "LINESTRING",
    "POLYGON",
    "MULTIPOINT",
    "MULTILINESTRING",
    "MULTIPOLYGON",
    "GEOMETRYCOLLECTION"
  };
  private static final int POINT = 1;
  private static final int POLYGON = 3;
  private static final MathContext DIGITS = new MathContext(15);

  private final ByteBuffer in;
  private final StringBuilder out = new StringBuilder();

  private WellKnownText(byte[] wkb) {
    this.in = ByteBuffer.wrap(wkb);
  }

  /** The text of a value. */
  public static String of(byte[] wkb) {
    WellKnownText text = new WellKnownText(wkb);
    text.shape(true);
    return text.out.toString();
  }

  private void shape(boolean named) {
    in.order(in.get() == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int kind = in.getInt() & 7;
    if (named) {
      out.append(NAMES[kind]);
    }
    if (kind == POINT) {
      point(named);
      return;
    }
    int count = in.getInt();
    if (count == 0) {
      out.append(named ? " EMPTY" : "EMPTY");
      return;
    }
    out.append('(');
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        out.append(", ");
      }
      switch (kind) {
        case POINT + 1 -> position();
        case POLYGON -> ring();
        default -> shape(kind == NAMES.length - 1);
      }
    }
    out.append(')');
  }

  private void point(boolean named) {
    double x = in.getDouble();
    double y = in.getDouble();
    if (Double.isNaN(x)) {
      out.append(named ? " EMPTY" : "EMPTY");
      return;
    }
    out.append(named ? "(" : "");
    append(x, y);
    out.append(named ? ")" : "");
  }

  private void ring() {
    int count = in.getInt();
    out.append('(');
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        out.append(", ");
      }
      position();
    }
    out.append(')');
  }

  private void position() {
    append(in.getDouble(), in.getDouble());
  }

  private void append(double x, double y) {
    out.append(number(x)).append(' ').append(number(y));
  }

  private static String number(double value) {
    return value == 0 ? "0" : new BigDecimal(value, DIGITS).stripTrailingZeros().toPlainString();
  }
}
