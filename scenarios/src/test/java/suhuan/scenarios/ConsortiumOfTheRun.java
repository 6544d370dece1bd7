package suhuan.scenarios;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives scenarios the run's consortium: one for all, and a new one after a scenario that failed. */
final class ConsortiumOfTheRun implements ParameterResolver, AfterTestExecutionCallback, BeforeTestExecutionCallback {
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(ConsortiumOfTheRun.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Consortium.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return store(context)
                .computeIfAbsent(
                        Consortium.class,
                        key -> {
                            try {
                                return Consortium.found(FabricTools.profile());
                            } catch (Exception e) {
                                throw new IllegalStateException("no consortium: " + e.getMessage(), e);
                            }
                        },
                        Consortium.class);
    }

    /** Everything runs before a fault is made. */
    @Override
    public void beforeTestExecution(ExtensionContext context) throws Exception {
        Consortium consortium = store(context).get(Consortium.class, Consortium.class);
        if (consortium != null) {
            consortium.startGateways();
        }
    }

    @Override
    public void afterTestExecution(ExtensionContext context) throws Exception {
        if (context.getExecutionException().isPresent()) {
            Consortium broken = store(context).remove(Consortium.class, Consortium.class);
            if (broken != null) {
                broken.close();
            }
        }
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getRoot().getStore(HERE);
    }
}
