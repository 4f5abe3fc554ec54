package dev.quern.jobs.insert;

import dev.quern.domain.error.BigQueryError;
import java.util.List;

/**
 * Why a row was not added.
 *
 * @param index the row's place in the request, from 0
 * @param errors what is wrong
 */
public record RowErrors(int index, List<BigQueryError> errors) {

  public RowErrors {
    errors = List.copyOf(errors);
  }
}
