namespace StrictCors.Tool.Conformance;

/// <summary>Points of one class.</summary>
/// <param name="Lacking">Cases of features that the server lacks. They are in neither of the others.</param>
internal sealed record Score(int Won, int Tried, int Lacking)
{
    public bool IsFull => Won == Tried;

    public override string ToString() => $"{Won} of {Tried}";
}
