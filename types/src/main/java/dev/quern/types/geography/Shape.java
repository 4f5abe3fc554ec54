package dev.quern.types.geography;

import org.jspecify.annotations.Nullable;

/** A geography with what is computed of it once and used for many rows. */
final class Shape {

  private final Geography value;
  private volatile @Nullable Edges edges;

  private Shape(Geography value) {
    this.value = value;
  }

  /** Of a geography. */
  static Shape of(Geography value) {
    return new Shape(value);
  }

  Geography value() {
    return value;
  }

  /** Its edges, for searches. */
  Edges edges() {
    Edges made = edges;
    if (made == null) {
      made = Edges.of(value);
      edges = made;
    }
    return made;
  }
}
