type Pronouns = "she/her" | "he/him";

/** Given and family names as they go together, and the languages that people of the group often add to English. */
export interface NameGroup {
  readonly weight: number;
  readonly given: Readonly<Record<Pronouns, readonly string[]>>;
  readonly family: readonly string[];
  readonly languages: readonly string[];
}

const words = (list: string): readonly string[] => list.split(" ");

const group = (weight: number, languages: string, she: string, he: string, family: string): NameGroup => ({
  weight,
  given: { "she/her": words(she), "he/him": words(he) },
  family: words(family),
  languages: languages === "" ? [] : words(languages),
});

/** Invented pairings of common names from many places. */
export const nameGroups: readonly NameGroup[] = [
  group(
    26,
    "",
    "Abigail Allison Brooke Caroline Claire Danielle Erin Grace Hailey Jenna Katherine Lauren Leah Meredith Molly Paige Rachel Shelby Taylor Whitney",
    "Aaron Andrew Blake Brandon Cameron Derek Eric Garrett Ian Jared Kyle Logan Mason Nathan Owen Patrick Ryan Spencer Tyler Wesley",
    "Aldridge Barlow Birch Calloway Dunmore Eastman Farrow Garrison Hadley Hensley Kirkwood Langford Mabry Norwood Oakes Pennington Quimby Rutledge Stanfield Thackeray Underhill Vance Whitlock Yarbrough",
  ),
  group(
    12,
    "es",
    "Adriana Camila Daniela Elena Gabriela Isabel Lucía Marisol Paloma Valeria Ximena Yesenia",
    "Alejandro Andrés Diego Emilio Esteban Javier Mateo Rafael Santiago Tomás",
    "Acevedo Barragán Cisneros Delgado Escamilla Figueroa Galván Herrera Iturbide Larrañaga Montaño Olvera Quiroga Rentería Salcedo Treviño Villaseñor Zamora",
  ),
  group(
    10,
    "",
    "Aaliyah Brianna Candace Ebony Imani Jasmine Kiara Latoya Monique Nia Simone Tamika",
    "Andre Darnell Elijah Jamal Kendrick Malcolm Marcus Quentin Terrence Xavier",
    "Ashby Baptiste Coleman Diggs Fontenot Gaines Hollis Jefferies Ledbetter Mosley Pettway Randle Sumpter Toussaint Vaughn Winbush",
  ),
  group(
    10,
    "hi ta te gu mr pa ml",
    "Aditi Ananya Deepika Ishita Kavya Lakshmi Meera Nandini Pooja Riya Shreya Tanvi",
    "Aditya Arjun Harish Karthik Manoj Nikhil Pranav Rohan Sanjay Vikram",
    "Bhattacharya Chaudhari Deshpande Gopalan Iyengar Joshi Kulkarni Menon Nair Parekh Raghunathan Sethi Trivedi Venkatesan Wadhwa",
  ),
  group(
    8,
    "zh yue",
    "Amy Celine Hui-Min Jia-Yi Lily Mei Wen-Ting Xinyi Yu-Chen Zhenzhen",
    "Bo Chia-Hao Edmund Haoran Jun Kevin Wei-Lun Yifan Zihan",
    "Chang Cheung Deng Fang Guan Hsieh Kwok Liang Ouyang Peng Shao Tseng Weng Xue Zhuang",
  ),
  group(
    6,
    "vi",
    "Anh Diễm Hương Linh Ngọc Quỳnh Thảo Trang Vy Yến",
    "Bảo Dũng Hiếu Khoa Long Minh Phúc Quang Tuấn Vinh",
    "Bùi Đặng Đinh Hoàng Lương Nguyễn Phạm Tạ Trương Vũ",
  ),
  group(
    6,
    "ko",
    "Da-eun Eun-ji Ha-yoon Ji-woo Min-seo Seo-yeon Soo-ah Yuna",
    "Dong-hyun Hyun-woo Jae-min Joon Min-jun Seung-ho Tae-yang Young-ho",
    "Ahn Bang Gwak Hwang Jeong Kwon Moon Noh Ryu Seong Shim Yoon",
  ),
  group(
    7,
    "yo ig ha",
    "Adaeze Amarachi Bukola Chidinma Folake Ifeoma Ngozi Olamide Temitope Yetunde",
    "Ayodele Chukwuemeka Emeka Femi Ikenna Kelechi Obinna Olumide Tunde Uche",
    "Abiodun Adebayo Chukwu Eze Fashola Ibekwe Lawal Nwosu Ogunleye Okonkwo Onyekachi Uzoma",
  ),
  group(
    6,
    "ar fa ur",
    "Aisha Dina Farah Hala Leila Maryam Nadia Rania Samira Zahra",
    "Ahmad Bilal Farid Hassan Karim Omar Reza Tariq Yusuf Ziad",
    "Al-Khatib Barakat Darwish Farahani Ghanem Haddad Jalali Khoury Mansour Nasser Qureshi Rahimi Siddiqui Tehrani",
  ),
  group(
    4,
    "fil",
    "Analyn Bituin Corazon Divina Ligaya Maricel Rowena Tala",
    "Arvin Bayani Crisanto Dante Jericho Nestor Rommel",
    "Abad Bautista Catacutan Dimaculangan Evangelista Lacson Magsaysay Panganiban Salonga Tolentino",
  ),
  group(
    4,
    "pl ru uk",
    "Agnieszka Halyna Irina Katarzyna Ludmila Oksana Svetlana Zofia",
    "Andriy Bartosz Dmitri Jakub Mikhail Piotr Taras Wojciech",
    "Baranova Czarnecki Hryhorenko Kowalczyk Lisowski Mazur Orlenko Petrenko Sobczak Wysocki Zielinski",
  ),
  group(
    4,
    "de fr it pt",
    "Beatriz Chiara Élodie Franziska Giulia Inês Margaux Silke",
    "Bastien Fabrício Gianluca Henrique Lorenz Matthias Olivier Tiago",
    "Amaral Bellini Cavalcanti Dumoulin Eberhardt Fioravanti Goulart Lachance Moretti Steinbach Vasconcelos Weidmann",
  ),
  group(
    3,
    "am so sw",
    "Abeba Hodan Hirut Makda Naima Selam Wanjiru Zawadi",
    "Abdi Berhanu Dawit Juma Kamau Liban Tesfaye Yonas",
    "Alemu Bekele Desta Gebre Haile Kariuki Mwangi Ochieng Tadesse Warsame",
  ),
  group(
    2,
    "ja",
    "Akari Emi Haruka Kaori Naomi Sakura Yuki",
    "Daichi Haruto Kenji Naoki Ren Takumi",
    "Fujimori Hayashida Ishikawa Kuroda Matsuda Nishimura Okabe Shimizu Takeda Uehara",
  ),
  group(
    3,
    "ga cy",
    "Aoife Bronwen Caoimhe Ffion Niamh Orla Saoirse Siân",
    "Cian Declan Eoin Gareth Lorcan Rhys Ruairí Tadhg",
    "Brannigan Cadogan Fitzmaurice Gallagher Llewellyn Maguire Ó'Dálaigh Prothero Quirke Tierney",
  ),
];
