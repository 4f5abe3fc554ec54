package dev.quern.adapter.rest.policy;

import dev.quern.adapter.rest.auth.Caller;
import dev.quern.adapter.rest.http.Conditions;
import dev.quern.adapter.rest.mapping.Optionals;
import dev.quern.adapter.rest.mapping.References;
import dev.quern.adapter.rest.wire.IamPermissionsJson;
import dev.quern.adapter.rest.wire.IamPolicyJson;
import dev.quern.adapter.rest.wire.SetIamPolicyJson;
import dev.quern.catalog.Catalog;
import dev.quern.catalog.CatalogErrors;
import dev.quern.domain.access.AccessRules;
import dev.quern.domain.access.CallerRights;
import dev.quern.domain.access.Permission;
import dev.quern.domain.access.Securable;
import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.catalog.IamPolicy;
import dev.quern.domain.catalog.RowAccessPolicy;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.reference.RoutineReference;
import dev.quern.domain.reference.TableReference;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code getIamPolicy, setIamPolicy, testIamPermissions} of tables, routines and row access
 * policies. Policies are kept but nobody is refused: every permission asked for is there.
 */
@RestController
@RequestMapping("/projects/{project}/datasets/{dataset}")
final class IamController {

  private static final String VIEWER = "roles/bigquery.filteredDataViewer";
  private static final String NO_POLICY = "ACAB";
  private static final Pattern ROLE =
      Pattern.compile("((projects|organizations)/[^/]+/)?roles/[A-Za-z0-9_.]+");

  private final Catalog catalog;
  private final Caller caller;
  private final AccessRules rules;

  IamController(Catalog catalog, Caller caller, AccessRules rules) {
    this.catalog = catalog;
    this.caller = caller;
    this.rules = rules;
  }

  @PostMapping("/tables/{table}:getIamPolicy")
  IamPolicyJson tablePolicy(
      @PathVariable String project, @PathVariable String dataset, @PathVariable String table) {
    requireTable(catalog.view(), TableReference.of(project, dataset, table));
    return policy(new DatasetReference(project, dataset), "tables/" + table);
  }

  @PostMapping("/tables/{table}:setIamPolicy")
  IamPolicyJson setTablePolicy(
      @PathVariable String project,
      @PathVariable String dataset,
      @PathVariable String table,
      @RequestBody SetIamPolicyJson json) {
    requireTable(catalog.view(), TableReference.of(project, dataset, table));
    return put(new DatasetReference(project, dataset), "tables/" + table, json);
  }

  @PostMapping("/tables/{table}:testIamPermissions")
  IamPermissionsJson testTable(
      @PathVariable String project,
      @PathVariable String dataset,
      @PathVariable String table,
      @RequestBody IamPermissionsJson asked,
      HttpServletRequest request) {
    TableReference reference = TableReference.of(project, dataset, table);
    requireTable(catalog.view(), reference);
    return granted(asked, new Securable.OfTable(reference), request);
  }

  @PostMapping("/routines/{routine}:getIamPolicy")
  IamPolicyJson routinePolicy(
      @PathVariable String project, @PathVariable String dataset, @PathVariable String routine) {
    requireRoutine(project, dataset, routine);
    return policy(new DatasetReference(project, dataset), "routines/" + routine);
  }

  @PostMapping("/routines/{routine}:setIamPolicy")
  IamPolicyJson setRoutinePolicy(
      @PathVariable String project,
      @PathVariable String dataset,
      @PathVariable String routine,
      @RequestBody SetIamPolicyJson json) {
    requireRoutine(project, dataset, routine);
    return put(new DatasetReference(project, dataset), "routines/" + routine, json);
  }

  @PostMapping("/routines/{routine}:testIamPermissions")
  IamPermissionsJson testRoutine(
      @PathVariable String project,
      @PathVariable String dataset,
      @PathVariable String routine,
      @RequestBody IamPermissionsJson asked,
      HttpServletRequest request) {
    requireRoutine(project, dataset, routine);
    RoutineReference reference = RoutineReference.of(project, dataset, routine);
    return granted(asked, new Securable.OfRoutine(reference), request);
  }

  @PostMapping("/tables/{table}/rowAccessPolicies/{policy}:getIamPolicy")
  IamPolicyJson grantees(
      @PathVariable String project,
      @PathVariable String dataset,
      @PathVariable String table,
      @PathVariable String policy) {
    RowAccessPolicy found =
        RowAccessPolicyController.require(
            catalog.view(), TableReference.of(project, dataset, table), policy);
    List<IamPolicyJson.@Nullable BindingJson> bindings =
        found.grantees().isEmpty()
            ? List.of()
            : List.of(new IamPolicyJson.BindingJson(VIEWER, members(found.grantees()), null));
    return new IamPolicyJson(1, Optionals.orNull(bindings), found.version().etag());
  }

  @PostMapping("/tables/{table}/rowAccessPolicies/{policy}:testIamPermissions")
  IamPermissionsJson testPolicy(
      @PathVariable String project,
      @PathVariable String dataset,
      @PathVariable String table,
      @PathVariable String policy,
      @RequestBody IamPermissionsJson asked,
      HttpServletRequest request) {
    RowAccessPolicyController.require(
        catalog.view(), TableReference.of(project, dataset, table), policy);
    return granted(
        asked, new Securable.OfTable(TableReference.of(project, dataset, table)), request);
  }

  private static void requireTable(CatalogView view, TableReference table) {
    RowAccessPolicyController.requireTable(view, table);
  }

  private void requireRoutine(String project, String dataset, String routine) {
    RoutineReference reference = new DatasetReference(project, dataset).routine(routine);
    CatalogView view = catalog.view();
    if (view.dataset(reference.dataset()).isEmpty()) {
      throw CatalogErrors.notFound(reference.dataset());
    }
    if (view.routine(reference).isEmpty()) {
      throw CatalogErrors.notFound(reference);
    }
  }

  private IamPermissionsJson granted(
      IamPermissionsJson asked, Securable what, HttpServletRequest request) {
    List<@Nullable String> permissions = Optionals.orEmpty(asked.permissions());
    permissions.forEach(permission -> {
      if (permission == null || !permission.startsWith("bigquery.")) {
        throw new BigQueryException(
            ErrorReason.INVALID,
            "permissions",
            "Permission " + permission + " is not valid for this resource.");
      }
    });
    CallerRights rights = rules.of(caller.principal(request));
    CatalogView view = catalog.view();
    return new IamPermissionsJson(
        Optionals.orNull(
            permissions.stream()
                .filter(name -> name != null && isGranted(name, what, rights, view))
                .toList()));
  }

  /** Permissions that nothing here asks for are the owner's. */
  private static boolean isGranted(
      String name, Securable what, CallerRights rights, CatalogView view) {
    return rights.allows(view, Permission.of(name).orElse(Permission.DELETE_DATASET), what);
  }

  private IamPolicyJson policy(DatasetReference dataset, String resource) {
    return catalog
        .iamPolicy(dataset, resource)
        .map(IamController::toWire)
        .orElse(new IamPolicyJson(1, null, NO_POLICY));
  }

  private IamPolicyJson put(DatasetReference dataset, String resource, SetIamPolicyJson json) {
    IamPolicyJson sent = References.required(json.policy(), "policy");
    List<IamPolicyJson.@Nullable BindingJson> given = Optionals.orEmpty(sent.bindings());
    List<IamPolicy.Binding> bindings = given.stream().map(IamController::binding).toList();
    return toWire(
        catalog.change(transaction -> {
          Optional<IamPolicy> before = transaction.iamPolicy(dataset, resource);
          if (sent.etag() != null && !sent.etag().isEmpty()) {
            Conditions.requireMatch(sent.etag(), before.map(IamPolicy::etag).orElse(NO_POLICY));
          }
          String etag =
              Conditions.etag(before.map(IamPolicy::etag).orElse(NO_POLICY), bindings.toString());
          return transaction.putIamPolicy(new IamPolicy(dataset, resource, bindings, etag));
        }));
  }

  private static IamPolicy.Binding binding(IamPolicyJson.@Nullable BindingJson json) {
    IamPolicyJson.BindingJson present = References.required(json, "policy.bindings");
    String role = References.required(present.role(), "policy.bindings.role");
    if (!ROLE.matcher(role).matches()) {
      throw new BigQueryException(
          ErrorReason.INVALID, "policy.bindings.role", "Role " + role + " is not valid.");
    }
    List<@Nullable String> given = Optionals.orEmpty(present.members());
    List<String> members =
        given.stream()
            .map(member -> References.required(member, "policy.bindings.members"))
            .toList();
    return new IamPolicy.Binding(
        role, members, Optional.ofNullable(present.condition()).map(ObjectNode::toString));
  }

  private static IamPolicyJson toWire(IamPolicy policy) {
    List<IamPolicyJson.@Nullable BindingJson> bindings =
        policy.bindings().stream().map(IamController::bindingToWire).toList();
    return new IamPolicyJson(1, Optionals.orNull(bindings), policy.etag());
  }

  private static IamPolicyJson.@Nullable BindingJson bindingToWire(IamPolicy.Binding binding) {
    return new IamPolicyJson.BindingJson(
        binding.role(),
        members(binding.members()),
        binding
            .condition()
            .map(text -> JsonMapper.shared().readValue(text, ObjectNode.class))
            .orElse(null));
  }

  private static List<@Nullable String> members(List<String> members) {
    return List.copyOf(members);
  }
}
