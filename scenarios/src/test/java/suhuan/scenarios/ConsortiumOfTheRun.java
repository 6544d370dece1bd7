package suhuan.scenarios;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/**
 * Gives scenarios the run's consortium: one for all, and a new one after a scenario that failed. Each class of scenarios ends with a
 * {@link Proof}; with {@code -Dslow} each single one does.
 */
final class ConsortiumOfTheRun
        implements ParameterResolver, BeforeTestExecutionCallback, AfterTestExecutionCallback, AfterAllCallback {
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(ConsortiumOfTheRun.class);
    /** In the store while there is something to prove. */
    private static final String UNPROVED = "unproved";

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
        Consortium consortium = consortium(context);
        if (consortium != null) {
            consortium.startGateways();
            store(context).put(UNPROVED, true);
        }
    }

    @Override
    public void afterTestExecution(ExtensionContext context) throws Exception {
        if (context.getExecutionException().isEmpty()) {
            if (Boolean.getBoolean("prove.each")) {
                prove(context);
            }
        } else if (!(context.getExecutionException().get() instanceof TestAbortedException)) {
            giveUp(context);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        prove(context);
    }

    private static void prove(ExtensionContext context) throws Exception {
        Consortium consortium = consortium(context);
        if (consortium != null && store(context).remove(UNPROVED) != null) {
            boolean proved = false;
            try {
                new Proof(consortium).run();
                proved = true;
            } finally {
                if (!proved) {
                    giveUp(context);
                }
            }
        }
    }

    /** What a scenario broke must not be the next one's. */
    private static void giveUp(ExtensionContext context) throws Exception {
        Consortium broken = store(context).remove(Consortium.class, Consortium.class);
        store(context).remove(UNPROVED);
        if (broken != null) {
            broken.close();
        }
    }

    private static Consortium consortium(ExtensionContext context) {
        return store(context).get(Consortium.class, Consortium.class);
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getRoot().getStore(HERE);
    }
}
