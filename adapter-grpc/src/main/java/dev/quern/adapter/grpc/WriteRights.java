package dev.quern.adapter.grpc;

import dev.quern.catalog.Catalog;
import dev.quern.domain.access.AccessRules;
import dev.quern.domain.access.CallerRights;
import dev.quern.domain.access.Permission;
import dev.quern.domain.access.Securable;
import dev.quern.domain.reference.TableReference;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Refuses to write tables that the caller may not write. */
@Component
class WriteRights {

  private static final Pattern STREAM_TABLE =
      Pattern.compile("(projects/[^/]+/datasets/[^/]+/tables/[^/]+)/.*");

  private final Catalog catalog;
  private final AccessRules rules;

  WriteRights(Catalog catalog, AccessRules rules) {
    this.catalog = catalog;
    this.rules = rules;
  }

  /** The table, if the caller may write it. */
  TableReference required(TableReference table) {
    require(table, rules.of(CallerInterceptor.current()));
    return table;
  }

  /** The name of a stream, if the caller may write its table. */
  String requiredStream(String stream) {
    ofCaller().accept(stream);
    return stream;
  }

  /** Refuses streams, by their names, of tables that this caller may not write. */
  Consumer<String> ofCaller() {
    if (!rules.isEnforced()) {
      return _ -> {};
    }
    CallerRights rights = rules.of(CallerInterceptor.current());
    return stream -> {
      Matcher matcher = STREAM_TABLE.matcher(stream);
      if (matcher.matches()) {
        require(ResourceNames.table(matcher.group(1)), rights);
      }
    };
  }

  private void require(TableReference table, CallerRights rights) {
    rights.require(catalog.view(), Permission.UPDATE_DATA, new Securable.OfTable(table));
  }
}
