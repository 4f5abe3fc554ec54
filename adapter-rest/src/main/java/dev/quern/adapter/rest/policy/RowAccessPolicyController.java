package dev.quern.adapter.rest.policy;

import dev.quern.adapter.rest.http.Conditions;
import dev.quern.adapter.rest.http.Paging;
import dev.quern.adapter.rest.mapping.Optionals;
import dev.quern.adapter.rest.mapping.References;
import dev.quern.adapter.rest.wire.BatchDeletePoliciesJson;
import dev.quern.adapter.rest.wire.RowAccessPolicyJson;
import dev.quern.adapter.rest.wire.RowAccessPolicyListJson;
import dev.quern.adapter.rest.wire.RowAccessPolicyReferenceJson;
import dev.quern.catalog.Catalog;
import dev.quern.catalog.CatalogErrors;
import dev.quern.catalog.CatalogTransaction;
import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.catalog.RowAccessPolicy;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.reference.TableReference;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code rowAccessPolicies.get, list, insert, update, delete, batchDelete}. */
@RestController
@RequestMapping("/projects/{project}/datasets/{dataset}/tables/{table}")
final class RowAccessPolicyController {

  private static final int PAGE = 100;

  private final Catalog catalog;
  private final RowAccessPolicyRules rules;

  RowAccessPolicyController(Catalog catalog, RowAccessPolicyRules rules) {
    this.catalog = catalog;
    this.rules = rules;
  }

  @GetMapping("/rowAccessPolicies")
  RowAccessPolicyListJson list(
      @PathVariable String project,
      @PathVariable String dataset,
      @PathVariable String table,
      @RequestParam(required = false) @Nullable Integer pageSize,
      @RequestParam(required = false) @Nullable String pageToken) {
    TableReference reference = TableReference.of(project, dataset, table);
    CatalogView view = catalog.view();
    requireTable(view, reference);
    Collection<RowAccessPolicy> policies = view.rowAccessPolicies(reference);
    Paging.Page<RowAccessPolicy> page =
        Paging.page(policies, RowAccessPolicy::policyId, pageSize, pageToken, PAGE);
    return new RowAccessPolicyListJson(
        Optionals.orNull(page.items().stream().map(RowAccessPolicyController::toWire).toList()),
        page.nextPageToken());
  }

  @GetMapping("/rowAccessPolicies/{policy}")
  ResponseEntity<RowAccessPolicyJson> get(
      @PathVariable String project,
      @PathVariable String dataset,
      @PathVariable String table,
      @PathVariable String policy,
      @RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
    RowAccessPolicy found =
        require(catalog.view(), TableReference.of(project, dataset, table), policy);
    return Conditions.unlessKnown(known, found.version().etag(), toWire(found));
  }

  @PostMapping("/rowAccessPolicies")
  RowAccessPolicyJson insert(
      @PathVariable String project,
      @PathVariable String dataset,
      @PathVariable String table,
      @RequestBody RowAccessPolicyJson json) {
    TableReference reference = TableReference.of(project, dataset, table);
    String id =
        References.required(
            References.required(json.rowAccessPolicyReference(), "rowAccessPolicyReference")
                .policyId(),
            "rowAccessPolicyReference.policyId");
    requireTable(catalog.view(), reference);
    RowAccessPolicy draft = rules.draft(reference, id, json);
    return toWire(catalog.change(transaction -> transaction.createRowAccessPolicy(draft)));
  }

  @PutMapping("/rowAccessPolicies/{policy}")
  RowAccessPolicyJson update(
      @PathVariable String project,
      @PathVariable String dataset,
      @PathVariable String table,
      @PathVariable String policy,
      @RequestBody RowAccessPolicyJson json,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    TableReference reference = TableReference.of(project, dataset, table);
    if (json.rowAccessPolicyReference() != null) {
      References.requireSame(
          json.rowAccessPolicyReference().policyId(), policy, "rowAccessPolicyReference.policyId");
    }
    require(catalog.view(), reference, policy);
    RowAccessPolicy changed = rules.draft(reference, policy, json);
    return toWire(
        catalog.change(transaction -> {
          RowAccessPolicy before = require(transaction.view(), reference, policy);
          Conditions.requireMatch(ifMatch, before.version().etag());
          return transaction.replaceRowAccessPolicy(changed);
        }));
  }

  @DeleteMapping("/rowAccessPolicies/{policy}")
  ResponseEntity<Void> delete(
      @PathVariable String project,
      @PathVariable String dataset,
      @PathVariable String table,
      @PathVariable String policy,
      @RequestParam(required = false) @Nullable Boolean force) {
    TableReference reference = TableReference.of(project, dataset, table);
    delete(reference, List.of(policy), Optionals.isTrue(force));
    return ResponseEntity.noContent().build();
  }

  @PostMapping("/rowAccessPolicies:batchDelete")
  ResponseEntity<Void> batchDelete(
      @PathVariable String project,
      @PathVariable String dataset,
      @PathVariable String table,
      @RequestBody BatchDeletePoliciesJson json) {
    List<@Nullable String> given = Optionals.orEmpty(json.policyIds());
    List<String> ids = given.stream().map(id -> References.required(id, "policyIds")).toList();
    if (ids.isEmpty()) {
      throw new BigQueryException(
          ErrorReason.REQUIRED, "policyIds", "Required parameter is missing: policyIds");
    }
    delete(TableReference.of(project, dataset, table), ids, Optionals.isTrue(json.force()));
    return ResponseEntity.noContent().build();
  }

  private void delete(TableReference table, List<String> ids, boolean force) {
    catalog.change(transaction -> {
      requireMayGo(transaction, table, ids, force);
      ids.forEach(id -> transaction.deleteRowAccessPolicy(table, id));
      return ids;
    });
  }

  /** The last policies of a table go only by force: without any, everybody sees all its rows. */
  private static void requireMayGo(
      CatalogTransaction transaction, TableReference table, List<String> ids, boolean force) {
    CatalogView view = transaction.view();
    ids.forEach(id -> require(view, table, id));
    boolean last =
        view.rowAccessPolicies(table).stream().allMatch(policy -> ids.contains(policy.policyId()));
    if (last && !force) {
      throw new BigQueryException(
          ErrorReason.INVALID,
          "Deleting the last row access policy of table "
              + table
              + " makes all its rows visible to all its readers. Set force to delete it.");
    }
  }

  static void requireTable(CatalogView view, TableReference table) {
    if (view.dataset(table.dataset()).isEmpty()) {
      throw CatalogErrors.notFound(table.dataset());
    }
    if (view.table(table).isEmpty()) {
      throw CatalogErrors.notFound(table);
    }
  }

  static RowAccessPolicy require(CatalogView view, TableReference table, String policy) {
    requireTable(view, table);
    return view.rowAccessPolicies(table).stream()
        .filter(candidate -> candidate.policyId().equals(policy))
        .findFirst()
        .orElseThrow(() -> CatalogErrors.policyNotFound(table, policy));
  }

  private static RowAccessPolicyJson toWire(RowAccessPolicy policy) {
    TableReference table = policy.table();
    return new RowAccessPolicyJson(
        policy.version().etag(),
        new RowAccessPolicyReferenceJson(
            table.projectId(), table.datasetId(), table.tableId(), policy.policyId()),
        policy.filterPredicate(),
        time(policy.version().creationTime()),
        time(policy.version().lastModifiedTime()),
        null);
  }

  private static String time(long millis) {
    return java.time.Instant.ofEpochMilli(millis).toString();
  }
}
