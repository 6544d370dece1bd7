package suhuan.chaincode.domain.party;

import suhuan.chaincode.domain.material.Act;
import suhuan.chaincode.domain.material.Material;

/**
 * An act on a material.
 *
 * @param material the material
 * @param act what is done with it
 */
public record LicenceScope(Material material, Act act) {}
