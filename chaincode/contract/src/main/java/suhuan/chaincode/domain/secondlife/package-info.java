/** What a battery gathers for and in a second life: assessments, use, conformity, links to other lives. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.domain.secondlife;
