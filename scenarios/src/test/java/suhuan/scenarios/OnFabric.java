package suhuan.scenarios;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Needs a real Fabric network: runs with -Pfabric or -Pfull where Fabric's tools are, and is skipped elsewhere. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({FabricTools.class, ConsortiumOfTheRun.class})
@interface OnFabric {}
