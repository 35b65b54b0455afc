namespace StrictCors.OriginSources;

/// <summary>Queries that wait, in turns: one of each client. A client that sends many waits behind itself. Bounded; not safe for threads.</summary>
internal sealed class FairQueue
{
    public const int MaxWaiting = 1024;

    /// <summary>One client alone cannot fill the queue.</summary>
    public const int MaxWaitingOfClient = MaxWaiting / 2;

    private readonly Dictionary<ulong, LinkedList<WaitingQuery>> _clients = [];
    private readonly LinkedList<ulong> _turns = new();

    public int Count { get; private set; }

    /// <returns>False if the queue is full.</returns>
    public bool TryAdd(ulong client, WaitingQuery query)
    {
        if (Count >= MaxWaiting)
        {
            return false;
        }

        if (!_clients.TryGetValue(client, out var queries))
        {
            _clients.Add(client, queries = new LinkedList<WaitingQuery>());
            _turns.AddLast(client);
        }
        else if (queries.Count >= MaxWaitingOfClient)
        {
            return false;
        }

        var node = queries.AddLast(query);
        Count++;
        query.Joined(() => Remove(client, queries, node));
        return true;
    }

    /// <summary>Admits the first query of the client whose turn it is. There is one.</summary>
    public void AdmitNext()
    {
        var turn = _turns.First!;
        _turns.RemoveFirst();
        _turns.AddLast(turn);
        _clients[turn.Value].First!.Value.Admit();
    }

    private void Remove(ulong client, LinkedList<WaitingQuery> queries, LinkedListNode<WaitingQuery> node)
    {
        queries.Remove(node);
        Count--;
        if (queries.Count == 0)
        {
            _clients.Remove(client);
            _turns.Remove(client);
        }
    }
}
