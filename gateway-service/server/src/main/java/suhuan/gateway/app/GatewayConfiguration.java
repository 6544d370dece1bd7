package suhuan.gateway.app;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import suhuan.gateway.limits.GatewayLimits;

/** The whole gateway. Every part is named here; nothing is found by scanning. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties({GatewayProperties.class, GatewayLimits.class})
@Import({StorageConfiguration.class, GrpcConfiguration.class, HttpConfiguration.class, ObservationConfiguration.class})
class GatewayConfiguration {}
