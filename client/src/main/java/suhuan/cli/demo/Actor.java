package suhuan.cli.demo;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
            List.of(new Allowed(Material.MATERIAL_SCRAP_STEEL, Act.ACT_SMELT))),
    STATION(
            "Collector",
            "沱江回收 Tuojiang Collection",
            "91510121MA2DEM009",
            List.of(Role.ROLE_COLLECTOR),
            List.of(new Place("TJ-STORE-1", SiteKind.SITE_KIND_CENTRAL_STORE, "510121", "金堂集中站 Jintang store", 2_000)),
            Allowed.each(
                    Act.ACT_COLLECT,
                    Material.MATERIAL_NON_FERROUS_SCRAP,
                    Material.MATERIAL_WASTE_PAPER,
                    Material.MATERIAL_WASTE_PLASTIC,
                    Material.MATERIAL_WASTE_TYRE,
                    Material.MATERIAL_WASTE_OIL,
                    Material.MATERIAL_WASTE_TEXTILE,
                    Material.MATERIAL_WASTE_ELECTRONICS)),
    SORTER(
            "Collector",
            "天府分拣 Tianfu Sorting",
            "91510112MA2DEM010",
            List.of(Role.ROLE_SCRAP_PROCESSOR),
            List.of(new Place(
                    "TF-PLANT-1", SiteKind.SITE_KIND_RECYCLING_PLANT, "510112", "龙泉驿分拣中心 Longquanyi sorting", 5_000)),
            Allowed.each(
                    Act.ACT_PROCESS,
                    Material.MATERIAL_NON_FERROUS_SCRAP,
                    Material.MATERIAL_WASTE_PAPER,
                    Material.MATERIAL_WASTE_TEXTILE)),
    SMELTER(
            "Recycler",
            "贵溪有色 Guixi Non-ferrous",
            "91360681MA2DEM011",
            List.of(Role.ROLE_RECYCLER),
            List.of(new Place("GX-PLANT-1", SiteKind.SITE_KIND_RECYCLING_PLANT, "360681", "贵溪熔炼厂 Guixi smelter", 0)),
            Allowed.each(Act.ACT_SMELT, Material.MATERIAL_NON_FERROUS_SCRAP)),
    PAPERMILL(
            "Recycler",
            "富春纸业 Fuchun Paper",
            "91330111MA2DEM012",
            List.of(Role.ROLE_RECYCLER),
            List.of(new Place("FC-MILL-1", SiteKind.SITE_KIND_RECYCLING_PLANT, "330111", "富阳纸厂 Fuyang mill", 0)),
            Allowed.each(Act.ACT_RECYCLE, Material.MATERIAL_WASTE_PAPER)),
    PLASTICS(
            "Recycler",
            "余姚再塑 Yuyao Plastics",
            "91330281MA2DEM013",
            List.of(Role.ROLE_RECYCLER),
            List.of(new Place("YY-PLANT-1", SiteKind.SITE_KIND_RECYCLING_PLANT, "330281", "余姚再生塑料厂 Yuyao plant", 0)),
            Allowed.each(Act.ACT_RECYCLE, Material.MATERIAL_WASTE_PLASTIC)),
    TYRES(
            "Recycler",
            "莱芜再胶 Laiwu Rubber",
            "91370116MA2DEM014",
            List.of(Role.ROLE_RECYCLER),
            List.of(new Place("LW-PLANT-1", SiteKind.SITE_KIND_RECYCLING_PLANT, "370116", "莱芜胶粉厂 Laiwu plant", 0)),
            Allowed.each(Act.ACT_RECYCLE, Material.MATERIAL_WASTE_TYRE)),
    REFINERY(
            "Recycler",
            "盘锦再油 Panjin Oil",
            "91211102MA2DEM015",
            List.of(Role.ROLE_RECYCLER),
            List.of(new Place(
                    "PJ-REFINERY-1", SiteKind.SITE_KIND_RECYCLING_PLANT, "211102", "盘锦再生油厂 Panjin refinery", 0)),
            Allowed.each(Act.ACT_RECYCLE, Material.MATERIAL_WASTE_OIL)),
    FIBRES(
            "Recycler",
            "越城再纺 Yuecheng Fibres",
            "91330602MA2DEM016",
            List.of(Role.ROLE_RECYCLER),
            List.of(new Place("YC-PLANT-1", SiteKind.SITE_KIND_RECYCLING_PLANT, "330602", "越城纤维厂 Yuecheng plant", 0)),
            Allowed.each(Act.ACT_RECYCLE, Material.MATERIAL_WASTE_TEXTILE)),
    DISMANTLER(
            "Recycler",
            "荆门拆解 Jingmen Dismantling",
            "91420804MA2DEM017",
            List.of(Role.ROLE_RECYCLER),
            List.of(new Place("JM-PLANT-1", SiteKind.SITE_KIND_RECYCLING_PLANT, "420804", "荆门拆解厂 Jingmen plant", 0)),
            List.of(
                    new Allowed(Material.MATERIAL_WASTE_ELECTRONICS, Act.ACT_DISMANTLE),
                    new Allowed(Material.MATERIAL_WASTE_ELECTRONICS, Act.ACT_RECYCLE)));

    /** Who was there before there were materials other than batteries and steel: entered in steps that ledgers know already. */
    static final Set<Actor> FIRST = Collections.unmodifiableSet(EnumSet.range(MAKER, MILL));

    /** Residues of the other materials, which the disposer takes under a second licence. */
    static final List<Allowed> DISPOSED = Allowed.each(
            Act.ACT_DISPOSE,
            Material.MATERIAL_NON_FERROUS_SCRAP,
            Material.MATERIAL_WASTE_PAPER,
            Material.MATERIAL_WASTE_PLASTIC,
            Material.MATERIAL_WASTE_TYRE,
            Material.MATERIAL_WASTE_OIL,
            Material.MATERIAL_WASTE_TEXTILE,
            Material.MATERIAL_WASTE_ELECTRONICS);

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
    record Allowed(Material material, Act act) {
        /** One act with each of some materials. */
        static List<Allowed> each(Act act, Material... materials) {
            return Arrays.stream(materials)
                    .map(material -> new Allowed(material, act))
                    .toList();
        }
    }

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
