namespace StrictCors.Checks;

/// <summary>
/// The catalogue of everything that can be wrong with a configuration. A field is a code, with its title and remedy. The methods
/// after it create the problems of that code, with the message for each case. No other type writes codes, messages or suggestions.
/// </summary>
internal static partial class Problems
{
    private static readonly Suggestion OneOfTheTwo = Suggestion.Advise("only one of the two");

    /// <summary>Gets all codes, in order, for the documentation, the analyzers and tools. A test compares them with the fields: reflection would
    /// add 3 ms of processor time to each build (measured).</summary>
    public static IReadOnlyList<ProblemKind> All =>
    [
        SC1001, SC1002, SC1003, SC1004, SC1005, SC1006, SC1007, SC1008, SC1009, SC1010, SC1011, SC1012, SC1013, SC1014, SC1015, SC1016, SC1017,
        SC1018, SC1019, SC1020, SC1021, SC1040, SC1041, SC1101, SC1102, SC1103, SC1104, SC1105, SC1106, SC1107, SC1108, SC1109, SC1110, SC1111,
        SC1112, SC1113, SC1114, SC1115, SC1116, SC1117, SC1118, SC1119, SC1120, SC1121, SC1122, SC1123, SC1124, SC1125, SC1126, SC1127, SC1128,
        SC1129, SC1201, SC1202, SC1203, SC1204, SC1301, SC1302, SC1303, SC1304, SC1401, SC1402, SC1403, SC1404, SC1405, SC1501, SC1502, SC1503,
        SC1504, SC1505, SC1506, SC1507, SC2001, SC2002, SC2003, SC2004, SC2005, SC2006, SC2007, SC2008, SC2009, SC2010, SC2020, SC2021, SC2035,
        SC2036, SC2037, SC2040, SC2041, SC2042, SC3001, SC3002, SC3010, SC3030, SC3040, SC3041, SC4001, SC4002, SC4003, SC4004, SC4005,
    ];
}
