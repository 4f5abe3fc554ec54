package dev.quern.adapter.rest.tabledata;

import dev.quern.adapter.rest.mapping.JobMapper;
import dev.quern.adapter.rest.mapping.Optionals;
import dev.quern.adapter.rest.mapping.References;
import dev.quern.adapter.rest.wire.InsertRequestJson;
import dev.quern.adapter.rest.wire.InsertResponseJson;
import dev.quern.adapter.rest.wire.InsertResponseJson.RowErrorsJson;
import dev.quern.domain.reference.TableReference;
import dev.quern.jobs.insert.InsertRequest;
import dev.quern.jobs.insert.RowInserter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code tabledata.insertAll}. */
@RestController
final class InsertController {

  private final RowInserter inserter;

  InsertController(RowInserter inserter) {
    this.inserter = inserter;
  }

  @PostMapping("/projects/{project}/datasets/{dataset}/tables/{table}/insertAll")
  InsertResponseJson insert(
      @PathVariable String project,
      @PathVariable String dataset,
      @PathVariable String table,
      @RequestBody InsertRequestJson json) {
    InsertRequest request =
        new InsertRequest(
            TableReference.of(project, dataset, table),
            Optional.ofNullable(json.templateSuffix()).filter(suffix -> !suffix.isEmpty()),
            rows(Optionals.orEmpty(json.rows())),
            Optionals.isTrue(json.skipInvalidRows()),
            Optionals.isTrue(json.ignoreUnknownValues()));
    List<RowErrorsJson> errors =
        inserter.insert(request).stream()
            .map(row ->
                new RowErrorsJson(
                    row.index(), row.errors().stream().map(JobMapper::error).toList()))
            .toList();
    return new InsertResponseJson("bigquery#tableDataInsertAllResponse", Optionals.orNull(errors));
  }

  private static List<InsertRequest.Row> rows(List<InsertRequestJson.@Nullable Row> rows) {
    List<InsertRequest.Row> result = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      InsertRequestJson.Row row = References.required(rows.get(i), "rows[" + i + "]");
      result.add(
          new InsertRequest.Row(
              Optional.ofNullable(row.insertId()).filter(id -> !id.isEmpty()),
              References.required(row.json(), "rows[" + i + "].json")));
    }
    return result;
  }
}
