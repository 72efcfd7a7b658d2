"""Scores settings of a classifier of reviews."""

import random

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

WORDS = [f"word{number}" for number in range(900)]


def reviews():
    random.seed(5)
    texts = [" ".join(random.choices(WORDS, k=60)) for _ in range(10000)]
    return texts, [int(" word7 " in text) for text in texts]


def features(texts):
    return TfidfVectorizer(ngram_range=(1, 1)).fit_transform(texts)


def score(texts, labels, strength):
    matrix = features(texts)
    model = LogisticRegression(C=strength, max_iter=200).fit(matrix, labels)
    return model.score(matrix, labels)


def main():
    texts, labels = reviews()
    print(max(score(texts, labels, strength) for strength in (0.1, 0.2, 0.5, 1, 2, 5, 10)))


main()
