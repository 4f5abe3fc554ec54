package dev.quern.adapter.rest.tabledata;

import dev.quern.adapter.rest.auth.Caller;
import dev.quern.adapter.rest.http.DirectBody;
import dev.quern.adapter.rest.mapping.JobMapper;
import dev.quern.adapter.rest.mapping.Optionals;
import dev.quern.adapter.rest.mapping.References;
import dev.quern.adapter.rest.wire.InsertRequestJson;
import dev.quern.adapter.rest.wire.InsertResponseJson;
import dev.quern.adapter.rest.wire.InsertResponseJson.RowErrorsJson;
import dev.quern.domain.access.Principal;
import dev.quern.domain.reference.TableReference;
import dev.quern.jobs.insert.InsertRequest;
import dev.quern.jobs.insert.RowInserter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code tabledata.insertAll}. */
@RestController
final class InsertController {

  private final RowInserter inserter;
  private final DirectBody body;
  private final Caller caller;

  InsertController(RowInserter inserter, DirectBody body, Caller caller) {
    this.caller = caller;
    this.inserter = inserter;
    this.body = body;
  }

  @PostMapping("/projects/{project}/datasets/{dataset}/tables/{table}/insertAll")
  void insert(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Map<String, String> path = DirectBody.path(request);
    TableReference table =
        TableReference.of(
            path.getOrDefault("project", ""),
            path.getOrDefault("dataset", ""),
            path.getOrDefault("table", ""));
    body.write(
        response,
        insert(table, body.read(request, InsertRequestJson.class), caller.principal(request)));
  }

  private InsertResponseJson insert(
      TableReference table, InsertRequestJson json, Principal principal) {
    InsertRequest request =
        new InsertRequest(
            table,
            Optional.ofNullable(json.templateSuffix()).filter(suffix -> !suffix.isEmpty()),
            rows(Optionals.orEmpty(json.rows())),
            principal,
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
