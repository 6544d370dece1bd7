/** The house as a whole: walls between all modules, and tidiness of the tree. */
package suhuan.house;
