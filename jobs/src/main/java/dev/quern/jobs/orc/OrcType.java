package dev.quern.jobs.orc;

import java.util.List;

/**
 * A type of a file. Source: "ORC Specification v1", Type Information.
 *
 * @param column the number of the column that has it
 * @param kind what it is
 * @param fields the types within
 * @param names the names of a struct's fields
 * @param precision of a decimal
 * @param scale of a decimal
 */
record OrcType(
    int column, Kind kind, List<OrcType> fields, List<String> names, int precision, int scale) {

  OrcType {
    fields = List.copyOf(fields);
    names = List.copyOf(names);
  }

  /** The kinds, by their numbers. */
  enum Kind {
    BOOLEAN,
    BYTE,
    SHORT,
    INT,
    LONG,
    FLOAT,
    DOUBLE,
    STRING,
    BINARY,
    TIMESTAMP,
    LIST,
    MAP,
    STRUCT,
    UNION,
    DECIMAL,
    DATE,
    VARCHAR,
    CHAR,
    TIMESTAMP_INSTANT;

    static Kind of(long number) {
      if (number < 0 || number >= values().length) {
        throw new OrcFormatException("Unknown type " + number);
      }
      return values()[(int) number];
    }
  }
}
