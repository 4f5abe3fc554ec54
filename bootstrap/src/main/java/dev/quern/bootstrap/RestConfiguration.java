package dev.quern.bootstrap;

import dev.quern.adapter.rest.RestDefaults;
import dev.quern.adapter.rest.auth.AccessInterceptor;
import dev.quern.adapter.rest.auth.JsonWebTokens;
import dev.quern.adapter.rest.http.ApiMethods;
import dev.quern.adapter.rest.http.RestLimits;
import dev.quern.adapter.rest.http.WireConverter;
import dev.quern.adapter.rest.http.WireMapper;
import dev.quern.domain.access.AccessRules;
import dev.quern.domain.access.PrincipalResolver;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** What the REST adapter is told. */
@Configuration(proxyBeanMethods = false)
class RestConfiguration {

  @Bean
  JsonMapper wireMapper() {
    return WireMapper.create();
  }

  @Bean
  RestDefaults restDefaults(QuernProperties properties) {
    return new RestDefaults(properties.project(), properties.location(), properties.email());
  }

  @Bean
  PrincipalResolver principalResolver(QuernProperties properties, JsonMapper wireMapper) {
    return new PrincipalResolver(
        properties.email(), properties.security().tokens(), new JsonWebTokens(wireMapper)::email);
  }

  @Bean
  RestLimits restLimits(QuernProperties properties) {
    return new RestLimits(properties.maxRequestBytes().toBytes());
  }

  @Bean
  WebMvcRegistrations apiMethods() {
    return new WebMvcRegistrations() {
      @Override
      public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new ApiMethods();
      }
    };
  }

  @Bean
  WebMvcConfigurer wire(WireConverter converter, AccessInterceptor access, AccessRules rules) {
    return new WebMvcConfigurer() {
      @Override
      public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.addCustomConverter(converter);
      }

      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        if (rules.isEnforced()) {
          registry.addInterceptor(access);
        }
      }
    };
  }
}
