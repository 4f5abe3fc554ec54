package dev.quern.adapter.rest.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** REST type {@code TableDataInsertAllResponse}. */
public record InsertResponseJson(String kind, @Nullable List<RowErrorsJson> insertErrors) {

  /** What is wrong with a row. */
  public record RowErrorsJson(int index, List<ErrorProtoJson> errors) {}
}
