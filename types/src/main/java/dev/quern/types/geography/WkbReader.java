package dev.quern.types.geography;

import com.google.common.geometry.R2Vector;
import dev.quern.types.error.DataErrors;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Reads well-known binary from elsewhere. */
final class WkbReader {

  private static final int MAX_DEPTH = 100;
  private static final int PLACE = 16;

  private final ByteBuffer in;
  private final GeographyBuilder builder;
  private int depth;

  private WkbReader(byte[] bytes, GeographyBuilder builder) {
    this.in = ByteBuffer.wrap(bytes);
    this.builder = builder;
  }

  /** The value of bytes. */
  static Geography read(byte[] bytes, GeographyBuilder.Options options) {
    GeographyBuilder builder = new GeographyBuilder(options);
    WkbReader reader = new WkbReader(bytes, builder);
    try {
      reader.shape();
    } catch (BufferUnderflowException e) {
      throw malformed();
    }
    if (reader.in.hasRemaining()) {
      throw malformed();
    }
    return builder.build();
  }

  private void shape() {
    byte order = in.get();
    if (order != 0 && order != 1) {
      throw malformed();
    }
    in.order(order == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int kind = in.getInt();
    switch (kind) {
      case Wkb.POINT -> point();
      case Wkb.LINE -> builder.line(places());
      case Wkb.POLYGON -> polygon();
      case Wkb.MULTIPOINT, Wkb.MULTIPOINT + 1, Wkb.MULTIPOINT + 2, Wkb.COLLECTION -> {
        if (++depth > MAX_DEPTH) {
          throw malformed();
        }
        int count = count(1);
        for (int i = 0; i < count; i++) {
          shape();
        }
        depth--;
      }
      default -> throw DataErrors.dataError("Unsupported geometry type in WKB: %d", kind);
    }
  }

  private void point() {
    double longitude = in.getDouble();
    double latitude = in.getDouble();
    if (!Double.isNaN(longitude) || !Double.isNaN(latitude)) {
      builder.point(GeographyBuilder.place(longitude, latitude));
    }
  }

  private void polygon() {
    int count = count(1);
    List<List<R2Vector>> rings = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      rings.add(places());
    }
    if (count == 1 && rings.getFirst().size() == 1) {
      builder.fullGlobe();
    } else {
      builder.polygon(rings);
    }
  }

  private List<R2Vector> places() {
    int count = count(PLACE);
    List<R2Vector> places = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      double longitude = in.getDouble();
      places.add(GeographyBuilder.place(longitude, in.getDouble()));
    }
    return places;
  }

  private int count(int size) {
    int count = in.getInt();
    if (count < 0 || (long) count * size > in.remaining()) {
      throw malformed();
    }
    return count;
  }

  private static RuntimeException malformed() {
    return DataErrors.dataError("Invalid WKB");
  }
}
