package dev.quern.sql.function;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.sql.function.Parameter.Cardinality;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the signatures of the function tables.
 *
 * <pre>
 * signature := '(' [parameter {',' parameter}] ')' '->' type
 * parameter := ['const'] type | '[' type ']' | type '...' | name '=>' type | '[' name '=>' type ']'
 * type      := scalar | variable | ARRAY&lt;type> | RANGE&lt;type> | STRUCT&lt;name type, ...> | ANY | DATE_PART
 *            | FUNCTION&lt;type->type> | FUNCTION&lt;(type, ...)->type>
 * </pre>
 */
final class SignatureParser {

  private final String text;
  private int position;

  SignatureParser(String text) {
    this.text = text;
  }

  Signature parse() {
    expect("(");
    List<Parameter> parameters = new ArrayList<>();
    while (!accept(")")) {
      if (!parameters.isEmpty()) {
        expect(",");
      }
      parameters.add(parameter());
    }
    expect("->");
    TypePattern result = type();
    if (position != text.length()) {
      throw malformed("end");
    }
    return new Signature(parameters, result);
  }

  private Parameter parameter() {
    boolean optional = accept("[");
    boolean constant = accept("const ");
    Optional<String> name = Optional.empty();
    int start = position;
    String word = word();
    if (accept("=>")) {
      name = Optional.of(word);
    } else {
      position = start;
    }
    TypePattern type = type();
    Cardinality cardinality =
        optional
            ? Cardinality.OPTIONAL
            : accept("...") ? Cardinality.REPEATED : Cardinality.REQUIRED;
    if (optional) {
      expect("]");
    }
    return new Parameter(type, cardinality, name, name.isPresent(), constant);
  }

  private TypePattern type() {
    String word = word();
    return switch (word) {
      case "ARRAY" -> {
        TypePattern element = inAngles();
        yield element instanceof TypePattern.Exact exact
            ? new TypePattern.Exact(new ArrayType(exact.type()))
            : new TypePattern.ArrayOf(element);
      }
      case "RANGE" -> {
        TypePattern element = inAngles();
        yield element instanceof TypePattern.Exact exact
            ? new TypePattern.Exact(new RangeType(exact.type()))
            : new TypePattern.RangeOf(element);
      }
      case "STRUCT" -> struct();
      case "FUNCTION" -> lambda();
      case "ANY" -> new TypePattern.Any();
      case "DATE_PART" -> new TypePattern.DatePart();
      default ->
          ScalarType.named(word)
              .<TypePattern>map(TypePattern.Exact::new)
              .orElseGet(() -> new TypePattern.Variable(word));
    };
  }

  private TypePattern inAngles() {
    expect("<");
    TypePattern type = type();
    expect(">");
    return type;
  }

  private TypePattern struct() {
    List<String> names = new ArrayList<>();
    List<TypePattern> types = new ArrayList<>();
    expect("<");
    do {
      names.add(word());
      types.add(type());
    } while (accept(","));
    expect(">");
    return new TypePattern.StructOf(names, types);
  }

  private TypePattern lambda() {
    List<TypePattern> parameters = new ArrayList<>();
    expect("<");
    if (accept("(")) {
      do {
        parameters.add(type());
      } while (accept(","));
      expect(")");
    } else {
      parameters.add(type());
    }
    expect("->");
    TypePattern result = type();
    expect(">");
    return new TypePattern.Lambda(parameters, result);
  }

  private String word() {
    skipSpaces();
    int start = position;
    while (position < text.length()
        && (Character.isLetterOrDigit(text.charAt(position)) || text.charAt(position) == '_')) {
      position++;
    }
    if (start == position) {
      throw malformed("a word");
    }
    return text.substring(start, position);
  }

  private boolean accept(String token) {
    skipSpaces();
    if (text.startsWith(token, position)) {
      position += token.length();
      skipSpaces();
      return true;
    }
    return false;
  }

  private void expect(String token) {
    if (!accept(token)) {
      throw malformed(token);
    }
  }

  private void skipSpaces() {
    while (position < text.length() && text.charAt(position) == ' ') {
      position++;
    }
  }

  private IllegalStateException malformed(String wanted) {
    return new IllegalStateException(
        "signature '%s': wanted %s at %d".formatted(text, wanted, position));
  }
}
