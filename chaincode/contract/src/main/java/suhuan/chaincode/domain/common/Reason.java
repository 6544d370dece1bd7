package suhuan.chaincode.domain.common;

/**
 * Why a rule says no: the reasons of the vocabulary by name and number (suhuan.ledger.v1.RejectionReason), without their
 * texts. A command is refused for the lowest number that applies. A number is never used again.
 */
public enum Reason {
    /** The bytes are not an envelope, or an envelope holds fields this version does not know. */
    ENVELOPE_MALFORMED(101),
    /** The envelope's id is not a UUID of version 7 in lower case. */
    ENVELOPE_ID_MALFORMED(102),
    /** An envelope holds no command or more than the limit. */
    COMMAND_COUNT_OUT_OF_RANGE(103),
    /** A command says nothing, or something this version does not know. */
    COMMAND_UNKNOWN(104),
    /** A needed field is empty. */
    FIELD_REQUIRED(110),
    /** A field's value is not of its form. */
    FIELD_MALFORMED(111),
    /** A number is outside its range. */
    FIELD_OUT_OF_RANGE(112),
    /** A list holds more than the limit. */
    TOO_MANY_ENTRIES(113),
    /** A list holds one value twice. */
    DUPLICATE_ENTRY(114),
    /** A unified social credit code fails GB 32100: alphabet, length or check character. */
    CREDIT_CODE_INVALID(120),
    /** A battery code fails GB/T 34014: a field or its date. */
    BATTERY_CODE_INVALID(121),
    /** A vehicle identification number fails ISO 3779 or its market's check digit. */
    VIN_INVALID(122),
    /** A region is not in the GB/T 2260 list. */
    REGION_UNKNOWN(123),
    /** A day does not exist in the calendar. */
    DATE_INVALID(124),
    /** A period ends before it begins. */
    PERIOD_INVERTED(125),
    /** A public key is not a point of its curve. */
    PUBLIC_KEY_INVALID(126),
    /** Something is claimed to have happened in the future. */
    OCCURRED_IN_FUTURE(127),
    /** The acting party is not registered. */
    CALLER_UNKNOWN(201),
    /** The party's home organisation is not the one that sent the envelope. */
    CALLER_ORGANISATION_DIFFERS(202),
    /** The site of the envelope is unknown or another party's. */
    CALLER_SITE_UNKNOWN(203),
    /** The ledger has not been opened with a regulator. */
    LEDGER_NOT_OPENED(204),
    /** The same id came before with other bytes. */
    ENVELOPE_ID_REUSED(210),
    /** The party signs always and this envelope is not signed. */
    SIGNATURE_REQUIRED(220),
    /** The key is not one of the party's, is of another algorithm, or not in use that day. */
    SIGNATURE_KEY_UNKNOWN(221),
    /** The signature does not fit the bytes. */
    SIGNATURE_INVALID(222),
    /** There is no such delegation of the party to whoever sent the envelope. */
    DELEGATION_UNKNOWN(230),
    /** The delegation was revoked or is not in force that day. */
    DELEGATION_NOT_IN_FORCE(231),
    /** The acting party lacks the role the command needs. */
    ROLE_NOT_HELD(301),
    /** No licence of the party covers material, act, site and day. */
    LICENCE_NOT_HELD(302),
    /** The site is not of a kind where the command may happen. */
    SITE_KIND_NOT_FIT(303),
    /** The model filing belongs to another maker. */
    MODEL_OF_OTHER_MAKER(304),
    /** Waste may not be traded as a product. */
    ACT_NOT_FOR_WASTE(305),
    /** A second life in that application is forbidden on that day. */
    APPLICATION_FORBIDDEN(310),
    /** Only batteries retired from new-energy vehicles may be repurposed. */
    ORIGIN_NOT_FROM_VEHICLE(311),
    /** The delegation does not cover the command. */
    ACT_NOT_DELEGATED(330),
    /** The delegation does not cover the site. */
    SITE_NOT_DELEGATED(331),
    /** The case was opened by another party. */
    CASE_OF_OTHER_PARTY(332),
    /** The delegation was granted by another party. */
    DELEGATION_OF_OTHER_PARTY(333),
    /** The fact was recorded by another party. */
    FACT_OF_OTHER_PARTY(334),
    /** The party was not asked about the correction. */
    CONSENT_NOT_ASKED(335),
    /** The correction was made by another party. */
    CORRECTION_OF_OTHER_PARTY(336),
    /** A share may only be a producer's. */
    NOT_A_PRODUCER(340),
    /** The white list is demanded for that and does not hold the party that day. */
    LISTING_NOT_HELD(341),
    /** A party named in the command is not registered. */
    PARTY_NOT_FOUND(401),
    /** A site named in the command is not registered for that party. */
    SITE_NOT_FOUND(402),
    /** A licence named in the command does not exist. */
    LICENCE_NOT_FOUND(403),
    /** The model of the code is not filed. */
    MODEL_NOT_FILED(404),
    /** The battery is not on the ledger. */
    BATTERY_NOT_FOUND(405),
    /** The lot is not on the ledger. */
    LOT_NOT_FOUND(406),
    /** The hand-over is not on the ledger. */
    HAND_OVER_NOT_FOUND(407),
    /** A grade is not of the material, or not in force that day. */
    GRADE_UNKNOWN(408),
    /** A line named in the acceptance is not in the offer. */
    HAND_OVER_LINE_NOT_FOUND(409),
    /** The ledger is open already. */
    LEDGER_ALREADY_OPEN(420),
    /** The party is registered already. */
    PARTY_ALREADY_REGISTERED(421),
    /** The site is registered already. */
    SITE_ALREADY_REGISTERED(422),
    /** The licence is granted already. */
    LICENCE_ALREADY_GRANTED(423),
    /** The model is filed already. */
    MODEL_ALREADY_FILED(424),
    /** The battery is registered already. */
    BATTERY_ALREADY_REGISTERED(425),
    /** The lot id is taken. */
    LOT_ALREADY_EXISTS(426),
    /** The hand-over id is taken. */
    HAND_OVER_ALREADY_EXISTS(427),
    /** The weigh-ticket was used. */
    TICKET_ALREADY_USED(428),
    /** The application is not in the table in force that day. */
    APPLICATION_UNKNOWN(430),
    /** The method is not in the table in force on the day of the test. */
    ASSESSMENT_METHOD_UNKNOWN(431),
    /** The safety question is not in the table in force on the day of the test. */
    SAFETY_QUESTION_UNKNOWN(432),
    /** The battery has no statement of conformity with that number. */
    CONFORMITY_NOT_FOUND(433),
    /** The statement of conformity was revoked. */
    CONFORMITY_ALREADY_REVOKED(434),
    /** The voucher was used for another replacement. */
    VOUCHER_ALREADY_USED(435),
    /** The replacement of that battery is recorded already. */
    REPLACEMENT_ALREADY_RECORDED(436),
    /** The run is not on the ledger. */
    RUN_NOT_FOUND(440),
    /** The route is not in the list, or not in force that day. */
    ROUTE_UNKNOWN(441),
    /** The element is not tracked that day. */
    ELEMENT_UNKNOWN(442),
    /** The method is not in the list, or not in force that day. */
    METHOD_UNKNOWN(443),
    /** No rule of that edition is in force that day. */
    RULE_EDITION_UNKNOWN(444),
    /** What is put into a run beside its inputs is not in the list. */
    ADDITION_UNKNOWN(445),
    /** The certificate is not on the ledger. */
    CERTIFICATE_NOT_FOUND(446),
    /** The run id is taken. */
    RUN_ALREADY_EXISTS(447),
    /** The certificate id is taken. */
    CERTIFICATE_ALREADY_EXISTS(448),
    /** The scheme is not in the list, or not in force that day. */
    SCHEME_UNKNOWN(449),
    /** The case is not on the ledger. */
    CASE_NOT_FOUND(450),
    /** A case with this id exists. */
    CASE_ALREADY_EXISTS(451),
    /** The delegation is not on the ledger. */
    DELEGATION_NOT_FOUND(452),
    /** A delegation with this id exists. */
    DELEGATION_ALREADY_EXISTS(453),
    /** The bytes are not those of a fact of the ledger. */
    FACT_NOT_FOUND(454),
    /** The correction is not on the ledger. */
    CORRECTION_NOT_FOUND(455),
    /** A correction with this id exists. */
    CORRECTION_ALREADY_EXISTS(456),
    /** The fact was corrected before; a correction is corrected itself. */
    FACT_ALREADY_CORRECTED(457),
    /** The party answered before. */
    CORRECTION_ALREADY_ANSWERED(458),
    /** The fact is the corrected one, or was named before for the same correction. */
    FACT_ALREADY_NAMED(459),
    /** The party did not enter the white list with that batch. */
    LISTING_NOT_FOUND(460),
    /** The declaration is not on the ledger. */
    DECLARATION_NOT_FOUND(461),
    /** No edition on the ledger names the duty. */
    DUTY_NOT_FOUND(462),
    /** The id of the edition or batch is taken. */
    RULE_EDITION_ALREADY_EXISTS(463),
    /** The id of the declaration, report or scheme is taken. */
    DECLARATION_ALREADY_EXISTS(464),
    /** The goods are in another party's custody. */
    CUSTODY_NOT_HELD(501),
    /** The goods are at another site of the same party. */
    GOODS_AT_OTHER_SITE(502),
    /** The hand-over is offered to another party. */
    NOT_THE_CONSIGNEE(503),
    /** The hand-over was offered by another party. */
    NOT_THE_CONSIGNOR(504),
    /** Consignor and consignee are the same. */
    CONSIGNEE_IS_CONSIGNOR(505),
    /** Another party is responsible for the product. */
    RESPONSIBILITY_NOT_HELD(510),
    /** The old battery did not come back from that vehicle. */
    VOUCHER_NOT_BACKED(511),
    /** The run is another party's. */
    RUN_OF_OTHER_PARTY(520),
    /** The run is at another site of the same party. */
    RUN_AT_OTHER_SITE(521),
    /** The certificate is held by another party. */
    CERTIFICATE_NOT_HELD(522),
    /** Only the standing declaration of the same producer, material, market and period can be replaced. */
    DECLARATION_NOT_OF_PERIOD(540),
    /** The battery is in a vehicle. */
    BATTERY_INSTALLED(601),
    /** The battery is not in that vehicle. */
    BATTERY_NOT_INSTALLED(602),
    /** The battery is waste and may not go into a vehicle. */
    BATTERY_IS_WASTE(603),
    /** The battery came back already. */
    BATTERY_ALREADY_RETURNED(604),
    /** The goods are part of an open hand-over. */
    GOODS_IN_HAND_OVER(605),
    /** The candidate was matched. */
    CANDIDATE_MATCHED(606),
    /** The item is not an open candidate, or the battery already has another. */
    NOT_A_CANDIDATE(607),
    /** The registered battery waits for its candidate to be matched. */
    BATTERY_AWAITS_MATCH(608),
    /** The lot was consumed. */
    LOT_CONSUMED(610),
    /** Lots of different materials cannot become one. */
    LOTS_DIFFER(611),
    /** The hand-over was resolved. */
    HAND_OVER_RESOLVED(620),
    /** The offer expired. */
    HAND_OVER_EXPIRED(621),
    /** The offer would expire before it is made. */
    EXPIRY_NOT_IN_FUTURE(622),
    /** The licence was revoked. */
    LICENCE_ALREADY_REVOKED(630),
    /** The vehicle holds as many batteries as it may. */
    VEHICLE_FULL(640),
    /** The life of the battery has ended. */
    BATTERY_LIFE_ENDED(650),
    /** The battery is built into a product of a second life. */
    BATTERY_INSIDE_PRODUCT(651),
    /** The battery is in use in a second life. */
    BATTERY_DEPLOYED(652),
    /** The battery is not in use in a second life. */
    BATTERY_NOT_DEPLOYED(653),
    /** The battery is not a product of a second life. */
    NOT_SECOND_LIFE(654),
    /** The remanufactured product has no statement of conformity in force. */
    CONFORMITY_NOT_IN_FORCE(655),
    /** The vehicle was scrapped. */
    VEHICLE_SCRAPPED(656),
    /** The battery was not assessed since its last use. */
    NOT_ASSESSED(657),
    /** The assessment is older than the rule in force allows. */
    ASSESSMENT_STALE(658),
    /** The battery is not fit for that use. */
    BATTERY_NOT_SUITABLE(659),
    /** The route only sorts or takes apart: nothing may be put in beside its inputs. */
    ADDITION_NOT_FOR_ROUTE(660),
    /** The run is closed. */
    RUN_CLOSED(661),
    /** The run is not closed. */
    RUN_STILL_OPEN(662),
    /** The run has no inputs or no outputs. */
    RUN_EMPTY(663),
    /** A custody model would become stronger along the chain. */
    CUSTODY_MODEL_UPGRADED(664),
    /** The goods are not of the material of the route. */
    INPUT_NOT_FOR_ROUTE(665),
    /** An imported lot does not conform to the standard of its material, or nobody inspected it. */
    IMPORT_NOT_CONFORMING(666),
    /** Nothing is left of the certificate. */
    CERTIFICATE_RETIRED(667),
    /** A claim would leave the scheme, region or years of the certificate. */
    RING_FENCE_CROSSED(668),
    /** The lot is not a product of a process run. */
    LOT_NOT_A_PRODUCT(669),
    /** The goods are in quarantine. */
    GOODS_QUARANTINED(670),
    /** The goods were reported lost. */
    GOODS_LOST(671),
    /** The goods were reported stolen. */
    GOODS_STOLEN(672),
    /** The battery is recalled and may only go to its maker. */
    BATTERY_RECALLED(673),
    /** The case is closed. */
    CASE_CLOSED(674),
    /** The case is of another kind. */
    CASE_OF_OTHER_KIND(675),
    /** The case does not hold the goods back. */
    NOT_HELD_BACK(676),
    /** The delegation was revoked. */
    DELEGATION_ALREADY_REVOKED(677),
    /** The fact is about the correction itself. */
    FACT_OF_CORRECTION(678),
    /** The fact found nothing that the correction has reached. */
    FACT_NOT_LINKED(679),
    /** The party has left the white list already. */
    LISTING_REMOVED(680),
    /** What changes how acts count begins today or later. */
    BACK_DATED(681),
    /** Sales are declared for periods that are over. */
    PERIOD_NOT_OVER(682),
    /** Sales of the period, or of a part or the whole of it, are declared. */
    SALES_DECLARED_BEFORE(683),
    /** The report was filed. */
    REPORT_FILED_BEFORE(684),
    /** The producer pools that material in another scheme in one of the years. */
    MEMBER_OF_OTHER_SCHEME(685),
    /** The product was made of a battery that is recalled. */
    PART_RECALLED(690),
    /** The commitment does not fit the list of children. */
    CHILDREN_COMMITMENT_DIFFERS(701),
    /** A child may not be inside such a parent. */
    CHILD_NOT_FIT(702),
    /** Gross, tare and deduction leave nothing, or do not fit each other. */
    WEIGHT_IMPLAUSIBLE(710),
    /** Parts do not add up to the whole. */
    MASS_NOT_BALANCED(711),
    /** More is asked for than is there and not reserved. */
    MASS_NOT_AVAILABLE(712),
    /** The counter-weighed mass is outside the named tolerance. */
    MASS_OUT_OF_TOLERANCE(713),
    /** More is accepted than was offered. */
    MORE_THAN_OFFERED(714),
    /** A count or list on the ledger is at its limit. */
    LIMIT_REACHED(720),
    /** Another command of the same all-or-nothing envelope was refused. */
    OTHER_COMMAND_REFUSED(730),
    /** The modules and cells named are not those the battery was registered with. */
    CHILDREN_NOT_ACCOUNTED(740),
    /** What came out of a battery does not add up to its mass. */
    PARTS_NOT_BALANCED(741),
    /** A safety question in force is not answered. */
    SAFETY_UNANSWERED(742),
    /** A safety finding allows recycling only. */
    SUITABILITY_CONTRADICTED(743),
    /** The level of the new code is not that of its sources. */
    REUSE_LEVEL_NOT_FIT(744),
    /** A source is below the capacity that remanufacturing demands. */
    CAPACITY_NOT_REACHED(745),
    /** The sources differ more than remanufacturing allows. */
    SPREAD_TOO_WIDE(746),
    /** The product is rated higher than its sources were measured. */
    MORE_ENERGY_THAN_MEASURED(747),
    /** More mass would have come out of a run than went in. */
    OUTPUT_EXCEEDS_INPUT(750),
    /** What outputs and losses hold of additions is not what was added. */
    ADDITIONS_NOT_BALANCED(751),
    /** More of an element would have come out of a run than went in, beyond the uncertainty of the named methods. */
    ELEMENT_EXCEEDS_INPUT(752),
    /** Outputs and losses do not add up to inputs and additions. */
    RUN_NOT_BALANCED(753),
    /** An assay contradicts the first one of the lot beyond the uncertainties of both methods. */
    ASSAY_CONTRADICTS(754),
    /** More would be certified than was recovered and not certified before. */
    CLAIM_EXCEEDS_RECOVERED(755),
    /** More is asked for than the certificate holds. */
    CERTIFICATE_MASS_NOT_AVAILABLE(756),
    /** More was recovered into a battery than it weighs, or than its model holds of an element. */
    RECOVERED_EXCEEDS_BATTERY(757),
    /** Shares do not add up to one. */
    SHARES_NOT_WHOLE(770);

    private final int number;

    Reason(int number) {
        this.number = number;
    }

    /** Number in the vocabulary. */
    public int number() {
        return number;
    }
}
