namespace StrictCors.Tests.Origins;

/// <summary>The longest parts that an origin may have.</summary>
internal static class LongestParts
{
    public const string Label63 = "abcdefghijklmnopqrstuvwxyz0123456789-abcdefghijklmnopqrstuvwxyz";
    public const string Label61 = "abcdefghijklmnopqrstuvwxyz0123456789-abcdefghijklmnopqrstuvwx";
    public const string Domain253 = Label63 + "." + Label63 + "." + Label63 + "." + Label61;
    public const string Scheme64 = "a23456789.123456789+123456789-123456789.123456789.123456789.1234";
}
