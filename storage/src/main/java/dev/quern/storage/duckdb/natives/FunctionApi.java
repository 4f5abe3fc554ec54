package dev.quern.storage.duckdb.natives;

import static dev.quern.storage.duckdb.natives.Linkage.f0;
import static dev.quern.storage.duckdb.natives.Linkage.f1;
import static dev.quern.storage.duckdb.natives.Linkage.f2;
import static dev.quern.storage.duckdb.natives.Linkage.f3;
import static dev.quern.storage.duckdb.natives.Linkage.f6;
import static dev.quern.storage.duckdb.natives.Linkage.quick1;

import dev.quern.storage.duckdb.natives.CFunction.F0;
import dev.quern.storage.duckdb.natives.CFunction.F1;
import dev.quern.storage.duckdb.natives.CFunction.F2;
import dev.quern.storage.duckdb.natives.CFunction.F3;
import dev.quern.storage.duckdb.natives.CFunction.F6;
import java.lang.invoke.MethodHandle;

/** Scalar and aggregate functions implemented outside the engine. */
public final class FunctionApi {

  public static final F0 CREATE_SCALAR = f0("duckdb_create_scalar_function", ":l");
  public static final F2 SCALAR_NAME = f2("duckdb_scalar_function_set_name", "ll:v");
  public static final F2 SCALAR_PARAMETER = f2("duckdb_scalar_function_add_parameter", "ll:v");
  public static final F2 SCALAR_VARARGS = f2("duckdb_scalar_function_set_varargs", "ll:v");
  public static final F2 SCALAR_RESULT = f2("duckdb_scalar_function_set_return_type", "ll:v");
  public static final F1 SCALAR_SEES_NULLS =
      f1("duckdb_scalar_function_set_special_handling", "l:v");
  public static final F1 SCALAR_VOLATILE = f1("duckdb_scalar_function_set_volatile", "l:v");
  public static final F3 SCALAR_EXTRA = f3("duckdb_scalar_function_set_extra_info", "lll:v");
  public static final F2 SCALAR_BODY = f2("duckdb_scalar_function_set_function", "ll:v");
  public static final F2 REGISTER_SCALAR = f2("duckdb_register_scalar_function", "ll:i");
  public static final F1 DESTROY_SCALAR = f1("duckdb_destroy_scalar_function", "l:v");
  public static final F1 GET_SCALAR_EXTRA = quick1("duckdb_scalar_function_get_extra_info", "l:l");
  public static final F2 SCALAR_ERROR = f2("duckdb_scalar_function_set_error", "ll:v");

  public static final F1 CREATE_SCALAR_SET = f1("duckdb_create_scalar_function_set", "l:l");
  public static final F2 ADD_SCALAR = f2("duckdb_add_scalar_function_to_set", "ll:i");
  public static final F2 REGISTER_SCALARS = f2("duckdb_register_scalar_function_set", "ll:i");
  public static final F1 DESTROY_SCALAR_SET = f1("duckdb_destroy_scalar_function_set", "l:v");

  public static final F0 CREATE_AGGREGATE = f0("duckdb_create_aggregate_function", ":l");
  public static final F2 AGGREGATE_NAME = f2("duckdb_aggregate_function_set_name", "ll:v");
  public static final F2 AGGREGATE_PARAMETER =
      f2("duckdb_aggregate_function_add_parameter", "ll:v");
  public static final F2 AGGREGATE_RESULT = f2("duckdb_aggregate_function_set_return_type", "ll:v");
  public static final F1 AGGREGATE_SEES_NULLS =
      f1("duckdb_aggregate_function_set_special_handling", "l:v");
  public static final F3 AGGREGATE_EXTRA = f3("duckdb_aggregate_function_set_extra_info", "lll:v");
  public static final F6 AGGREGATE_BODY = f6("duckdb_aggregate_function_set_functions", "llllll:v");
  public static final F2 AGGREGATE_DESTRUCTOR =
      f2("duckdb_aggregate_function_set_destructor", "ll:v");
  public static final F1 DESTROY_AGGREGATE = f1("duckdb_destroy_aggregate_function", "l:v");
  public static final F1 GET_AGGREGATE_EXTRA =
      quick1("duckdb_aggregate_function_get_extra_info", "l:l");
  public static final F2 AGGREGATE_ERROR = f2("duckdb_aggregate_function_set_error", "ll:v");

  public static final F1 CREATE_AGGREGATE_SET = f1("duckdb_create_aggregate_function_set", "l:l");
  public static final F2 ADD_AGGREGATE = f2("duckdb_add_aggregate_function_to_set", "ll:i");
  public static final F2 REGISTER_AGGREGATES = f2("duckdb_register_aggregate_function_set", "ll:i");
  public static final F1 DESTROY_AGGREGATE_SET = f1("duckdb_destroy_aggregate_function_set", "l:v");

  private FunctionApi() {}

  /**
   * The address under which native code calls a Java method; it stays valid as long as the JVM.
   *
   * @param signature one letter per argument and result, as in {@code ll:v}
   */
  public static long callback(MethodHandle target, String signature) {
    return Linkage.upcall(target, signature);
  }
}
