package suhuan.chaincode.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import suhuan.ledger.v1.Command.CommandCase;

/** A new command is not forgotten: some simulation must record it and refuse it, which each proves of what it names. */
class EveryCommandIsSimulatedTest {
    private static final List<Set<CommandCase>> SIMULATIONS = List.of(
            CorrectionSimulationTest.COMMANDS,
            DelegationSimulationTest.COMMANDS,
            HoldSimulationTest.COMMANDS,
            ProcessSimulationTest.COMMANDS,
            RegistrySimulationTest.COMMANDS,
            ResponsibilitySimulationTest.COMMANDS,
            SecondLifeSimulationTest.COMMANDS,
            SimulationTest.COMMANDS,
            VehicleSimulationTest.COMMANDS);

    @Test
    void noCommandIsLeftOutOfEverySimulation() {
        Set<CommandCase> left = EnumSet.allOf(CommandCase.class);
        left.remove(CommandCase.COMMAND_NOT_SET);
        SIMULATIONS.forEach(left::removeAll);
        assertThat(left).isEmpty();
    }
}
