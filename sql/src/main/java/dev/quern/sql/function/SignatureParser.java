package dev.quern.sql.function;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.StructType;
import dev.quern.domain.value.Value;
import dev.quern.sql.function.Parameter.Cardinality;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the signatures of the function tables.
 *
 * <pre>
 * signature := '(' [parameter {',' parameter}] ')' '->' type
 * parameter := typed | '[' typed ['=' value] ']' | typed '...'
 * typed     := ['const'] (type [name] | name '=>' type)
 * value     := number | TRUE | FALSE | NULL | "'" text "'"
 * type      := scalar | variable | ARRAY&lt;type> | RANGE&lt;type> | STRUCT&lt;name type, ...> | ANY | DATE_PART | NORMALIZE_MODE | ROUNDING_MODE
 *            | FUNCTION&lt;type->type> | FUNCTION&lt;(type, ...)->type>
 * </pre>
 *
 * <p>{@code const} says that an argument must be constant, a name behind the type that it may also
 * be given by name.
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
    boolean namedOnly = accept("=>");
    if (namedOnly) {
      name = Optional.of(word);
    } else {
      position = start;
    }
    TypePattern type = type();
    skipSpaces();
    if (position < text.length() && Character.isLetter(text.charAt(position))) {
      name = Optional.of(word());
    }
    Optional<Value> defaultValue = accept("=") ? Optional.of(value(type)) : Optional.empty();
    Cardinality cardinality =
        optional
            ? Cardinality.OPTIONAL
            : accept("...") ? Cardinality.REPEATED : Cardinality.REQUIRED;
    if (optional) {
      expect("]");
    }
    return new Parameter(type, cardinality, name, namedOnly, defaultValue, constant);
  }

  private Value value(TypePattern type) {
    if (text.charAt(position) == '\'') {
      int end = text.indexOf('\'', position + 1);
      String value = text.substring(position + 1, end);
      position = end;
      expect("'");
      return new Value.Text(value);
    }
    boolean negative = accept("-");
    String word = word();
    return switch (word) {
      case "TRUE", "FALSE" -> new Value.Bool(word.equals("TRUE"));
      case "NULL" ->
          new Value.Null(type instanceof TypePattern.Exact(var exact) ? exact : ScalarType.INT64);
      default -> {
        long number = Long.parseLong(negative ? "-" + word : word);
        yield type instanceof TypePattern.Exact(ScalarType exact) && exact == ScalarType.FLOAT64
            ? new Value.Float64(number)
            : new Value.Int64(number);
      }
    };
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
      case "NORMALIZE_MODE" -> new TypePattern.NormalizeMode();
      case "ROUNDING_MODE" -> new TypePattern.RoundingMode();
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
    List<StructType.Field> fields = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (!(types.get(i) instanceof TypePattern.Exact(var type))) {
        return new TypePattern.StructOf(names, types);
      }
      fields.add(new StructType.Field(names.get(i), type));
    }
    return new TypePattern.Exact(new StructType(fields));
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
