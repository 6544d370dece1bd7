package suhuan.cli.demo;

import java.util.List;
import suhuan.cli.sample.SyntheticCodes;
import suhuan.common.v1.Act;
import suhuan.common.v1.Material;
import suhuan.common.v1.Role;
import suhuan.common.v1.SiteKind;

/** Who plays in the demo. Credit codes are made up and carry valid check characters. */
enum Actor {
    MAKER(
            "Producer",
            "甬江电池 Yongjiang Battery",
            "91330206MA2DEM001",
            List.of(Role.ROLE_BATTERY_MAKER),
            List.of(new Place("YJ-PLANT-1", SiteKind.SITE_KIND_FACTORY, "330206", "北仑工厂 Beilun plant", 0)),
            List.of()),
    CARMAKER(
            "Producer",
            "庐州汽车 Luzhou Motors",
            "91340123MA2DEM002",
            List.of(Role.ROLE_VEHICLE_MAKER),
            List.of(new Place("LZ-PLANT-1", SiteKind.SITE_KIND_FACTORY, "340123", "肥西总装厂 Feixi assembly", 0)),
            List.of()),
    COLLECTOR(
            "Collector",
            "蓉城回收 Rongcheng Take-back",
            "91510116MA2DEM003",
            List.of(Role.ROLE_COLLECTOR),
            List.of(
                    new Place("RC-POINT-1", SiteKind.SITE_KIND_COLLECTION_POINT, "510116", "双流网点 Shuangliu point", 5),
                    new Place("RC-STORE-1", SiteKind.SITE_KIND_CENTRAL_STORE, "510112", "龙泉驿集中站 Longquanyi store", 60)),
            List.of(
                    new Allowed(Material.MATERIAL_POWER_BATTERY, Act.ACT_COLLECT),
                    new Allowed(Material.MATERIAL_POWER_BATTERY, Act.ACT_STORE))),
    RECYCLER(
            "Recycler",
            "湘江再生 Xiangjiang Recycling",
            "91430104MA2DEM004",
            List.of(Role.ROLE_RECYCLER),
            List.of(new Place(
                    "XJ-PLANT-1", SiteKind.SITE_KIND_RECYCLING_PLANT, "430104", "岳麓综合利用厂 Yuelu plant", 3_000)),
            List.of(
                    new Allowed(Material.MATERIAL_POWER_BATTERY, Act.ACT_RECYCLE),
                    new Allowed(Material.MATERIAL_POWER_BATTERY, Act.ACT_DISMANTLE))),
    CASCADE(
            "Cascade",
            "鹏城梯次 Pengcheng Second Life",
            "91440309MA2DEM007",
            List.of(Role.ROLE_CASCADE_OPERATOR),
            List.of(new Place(
                    "PC-PLANT-1", SiteKind.SITE_KIND_RECYCLING_PLANT, "440309", "龙华梯次工厂 Longhua plant", 2_000)),
            List.of(
                    new Allowed(Material.MATERIAL_POWER_BATTERY, Act.ACT_CASCADE_USE),
                    new Allowed(Material.MATERIAL_POWER_BATTERY, Act.ACT_DISMANTLE))),
    DISPOSER(
            "Recycler",
            "洞庭固废 Dongting Residues",
            "91430602MA2DEM008",
            List.of(Role.ROLE_RECYCLER),
            List.of(new Place(
                    "DT-PLANT-1", SiteKind.SITE_KIND_RECYCLING_PLANT, "430602", "岳阳处置中心 Yueyang plant", 10_000)),
            List.of(
                    new Allowed(Material.MATERIAL_POWER_BATTERY, Act.ACT_DISPOSE),
                    new Allowed(Material.MATERIAL_SCRAP_STEEL, Act.ACT_DISPOSE))),
    YARD(
            "Collector",
            "浦江废钢 Pujiang Scrap",
            "91310115MA2DEM005",
            List.of(Role.ROLE_SCRAP_PROCESSOR),
            List.of(new Place("PJ-YARD-1", SiteKind.SITE_KIND_SCRAP_YARD, "310115", "浦东料场 Pudong yard", 20_000)),
            List.of(
                    new Allowed(Material.MATERIAL_SCRAP_STEEL, Act.ACT_COLLECT),
                    new Allowed(Material.MATERIAL_SCRAP_STEEL, Act.ACT_PROCESS))),
    MILL(
            "Recycler",
            "江南钢铁 Jiangnan Steel",
            "91320582MA2DEM006",
            List.of(Role.ROLE_STEEL_MILL),
            List.of(new Place("JN-MILL-1", SiteKind.SITE_KIND_STEEL_WORKS, "320582", "张家港炼钢厂 Zhangjiagang works", 0)),
            List.of(new Allowed(Material.MATERIAL_SCRAP_STEEL, Act.ACT_SMELT)));

    /**
     * A site.
     *
     * @param id id
     * @param kind kind
     * @param region six digits of GB/T 2260
     * @param name name
     * @param capacityTonnes storage in t; 0 is not stated
     */
    record Place(String id, SiteKind kind, String region, String name, long capacityTonnes) {}

    /**
     * What a licence allows.
     *
     * @param material material
     * @param act act
     */
    record Allowed(Material material, Act act) {}

    private final String branch;
    private final String title;
    private final String creditCode;
    private final List<Role> roles;
    private final List<Place> places;
    private final List<Allowed> allowed;

    Actor(String branch, String title, String creditBody, List<Role> roles, List<Place> places, List<Allowed> allowed) {
        this.branch = branch;
        this.title = title;
        this.creditCode = SyntheticCodes.creditCode(creditBody);
        this.roles = roles;
        this.places = places;
        this.allowed = allowed;
    }

    /** Organisation of a network that it belongs to, where the network has it. */
    String branch() {
        return branch;
    }

    /** Name in both languages. */
    String title() {
        return title;
    }

    /** Credit code, which is the party's id. */
    String partyId() {
        return creditCode;
    }

    List<Role> roles() {
        return roles;
    }

    List<Place> places() {
        return places;
    }

    List<Allowed> allowed() {
        return allowed;
    }

    /** Its first site. */
    String site() {
        return places.get(0).id();
    }

    /** Short name, as in demo-keys.json and --as. */
    String shortName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
