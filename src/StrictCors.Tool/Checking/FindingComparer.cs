namespace StrictCors.Tool.Checking;

/// <summary>Findings are the same if they have the same problem at the same place, in whatever environment.</summary>
internal sealed class FindingComparer : IEqualityComparer<Finding>
{
    public static readonly FindingComparer Instance = new();

    public bool Equals(Finding? x, Finding? y) => x is not null && y is not null && x.Problem.Equals(y.Problem) && x.Place == y.Place;

    public int GetHashCode(Finding obj) => HashCode.Combine(obj.Problem, obj.Place);
}
