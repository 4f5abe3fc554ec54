package dev.quern.adapter.rest.auth;

import dev.quern.adapter.rest.http.DirectBody;
import dev.quern.catalog.Catalog;
import dev.quern.domain.access.AccessRules;
import dev.quern.domain.access.Permission;
import dev.quern.domain.access.Securable;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.reference.DecoratedTable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Refuses methods on datasets and what is in them to callers without the permission. Jobs check
 * what they touch themselves. Source: "BigQuery IAM roles", API methods.
 */
@Component
public final class AccessInterceptor implements HandlerInterceptor {

  private static final String DATASETS = "/projects/{project}/datasets/{dataset}";
  private static final String TABLES = DATASETS + "/tables";
  private static final String TABLE = TABLES + "/{table}";
  private static final String ROUTINES = DATASETS + "/routines";
  private static final String ROUTINE = ROUTINES + "/{routine}";
  private static final String MODEL = DATASETS + "/models/{model}";
  private static final String ROW_POLICIES = TABLE + "/rowAccessPolicies";
  private static final String ROW_POLICY = ROW_POLICIES + "/{policy}";

  private static final Map<String, Permission> REQUIRED =
      Map.ofEntries(
          Map.entry("GET " + DATASETS, Permission.GET_DATASET),
          Map.entry("PATCH " + DATASETS, Permission.UPDATE_DATASET),
          Map.entry("PUT " + DATASETS, Permission.UPDATE_DATASET),
          Map.entry("DELETE " + DATASETS, Permission.DELETE_DATASET),
          Map.entry("GET " + TABLES, Permission.LIST_TABLES),
          Map.entry("POST " + TABLES, Permission.CREATE_TABLE),
          Map.entry("GET " + TABLE, Permission.GET_TABLE),
          Map.entry("PATCH " + TABLE, Permission.UPDATE_TABLE),
          Map.entry("PUT " + TABLE, Permission.UPDATE_TABLE),
          Map.entry("DELETE " + TABLE, Permission.DELETE_TABLE),
          Map.entry("GET " + TABLE + "/data", Permission.GET_DATA),
          Map.entry("POST " + TABLE + "/insertAll", Permission.UPDATE_DATA),
          Map.entry("POST " + TABLE + ":getIamPolicy", Permission.GET_TABLE_POLICY),
          Map.entry("POST " + TABLE + ":setIamPolicy", Permission.SET_TABLE_POLICY),
          Map.entry("GET " + ROUTINES, Permission.LIST_ROUTINES),
          Map.entry("POST " + ROUTINES, Permission.CREATE_ROUTINE),
          Map.entry("GET " + ROUTINE, Permission.GET_ROUTINE),
          Map.entry("PUT " + ROUTINE, Permission.UPDATE_ROUTINE),
          Map.entry("DELETE " + ROUTINE, Permission.DELETE_ROUTINE),
          Map.entry("POST " + ROUTINE + ":getIamPolicy", Permission.GET_ROUTINE_POLICY),
          Map.entry("POST " + ROUTINE + ":setIamPolicy", Permission.SET_ROUTINE_POLICY),
          Map.entry("GET " + DATASETS + "/models", Permission.LIST_MODELS),
          Map.entry("GET " + MODEL, Permission.GET_MODEL),
          Map.entry("PATCH " + MODEL, Permission.UPDATE_MODEL),
          Map.entry("DELETE " + MODEL, Permission.DELETE_MODEL),
          Map.entry("GET " + ROW_POLICIES, Permission.LIST_ROW_POLICIES),
          Map.entry("POST " + ROW_POLICIES, Permission.CREATE_ROW_POLICY),
          Map.entry("POST " + ROW_POLICIES + ":batchDelete", Permission.DELETE_ROW_POLICY),
          Map.entry("GET " + ROW_POLICY, Permission.LIST_ROW_POLICIES),
          Map.entry("PUT " + ROW_POLICY, Permission.UPDATE_ROW_POLICY),
          Map.entry("DELETE " + ROW_POLICY, Permission.DELETE_ROW_POLICY));

  private final Caller caller;
  private final Catalog catalog;
  private final AccessRules rules;

  AccessInterceptor(Caller caller, Catalog catalog, AccessRules rules) {
    this.caller = caller;
    this.catalog = catalog;
    this.rules = rules;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    Optional.ofNullable(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
        .map(pattern -> REQUIRED.get(request.getMethod() + " " + pattern))
        .ifPresent(permission ->
            rules
                .of(caller.principal(request))
                .require(catalog.view(), permission, what(DirectBody.path(request))));
    return true;
  }

  /** The table or routine that a path names, else the dataset. */
  private static Securable what(Map<String, String> names) {
    DatasetReference dataset =
        new DatasetReference(names.getOrDefault("project", ""), names.getOrDefault("dataset", ""));
    return Optional.ofNullable(names.get("table"))
        .<Securable>map(
            table -> new Securable.OfTable(DecoratedTable.of(dataset.table(table)).table()))
        .or(() ->
            Optional.ofNullable(names.get("routine"))
                .map(routine -> new Securable.OfRoutine(dataset.routine(routine))))
        .orElseGet(() -> new Securable.OfDataset(dataset));
  }
}
