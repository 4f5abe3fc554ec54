package dev.quern.types.format;

/** Which of the civil types a format is for. */
enum CivilKind {
  DATE(true, false, false),
  TIME(false, true, false),
  DATETIME(true, true, false),
  TIMESTAMP(true, true, true);

  private final boolean date;
  private final boolean time;
  private final boolean zone;

  CivilKind(boolean date, boolean time, boolean zone) {
    this.date = date;
    this.time = time;
    this.zone = zone;
  }

  boolean hasDate() {
    return date;
  }

  boolean hasTime() {
    return time;
  }

  boolean hasZone() {
    return zone;
  }
}
