package dev.quern.types.search;

import dev.quern.types.error.DataErrors;

/** The text analyzers. */
enum AnalyzerKind {
  LOG_ANALYZER,
  NO_OP_ANALYZER,
  PATTERN_ANALYZER;

  static AnalyzerKind named(String name) {
    for (AnalyzerKind kind : values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    throw DataErrors.dataError("Invalid analyzer: %s", name);
  }
}
