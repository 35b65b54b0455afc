namespace StrictCors.Origins;

/// <summary>The parts in which two origins differ; none of them: the same origin.</summary>
[Flags]
internal enum OriginDifference
{
    None = 0,
    Scheme = 1,
    Host = 2,
    Port = 4,
}
